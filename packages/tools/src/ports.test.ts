import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePorts, isPortFree } from './ports.ts';

test('neighbouring ports that are offered can be listened on', async () => {
  const first = await findFreePorts(2);
  await expect(Promise.all([isPortFree(first), isPortFree(first + 1)])).resolves.toEqual([true, true]);
});

test('a port in use is not free', async () => {
  const port = await findFreePorts();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  await expect(isPortFree(port)).resolves.toBe(false);
  server.close();
});
