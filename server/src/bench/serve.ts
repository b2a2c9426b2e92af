import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** Serves as a `Target`: tells its port once it listens, its CPU time in microseconds when asked, and ends with its parent. */
export function serveAsTarget(handler: Parameters<typeof getRequestListener>[0]): void {
  const listener = getRequestListener(handler);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  // Between rounds connections wait for longer than a server would keep them.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system });
  });
  process.on('disconnect', () => process.exit(0));
}
