import { createServer } from 'node:net';

const attemptsMax = 50;
const portMax = 65_535;

/** Answers whether `port` can be listened on, on the loopback address, at this moment. */
export async function isPortFree(port: number): Promise<boolean> {
  if (port > portMax) return false;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Finds the first of `count` neighbouring free loopback ports, as the portal and the demo partner's site need them.
 *
 * Free when asked: another process may take them before the caller does, so a caller still reports a taken port.
 *
 * @throws Error when the machine offers no such run of ports
 */
export async function findFreePorts(count = 1): Promise<number> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const first = await askSystemForPort();
    const rest = Array.from({ length: count - 1 }, (_, index) => first + index + 1);
    const free = await Promise.all(rest.map((port) => isPortFree(port)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`No ${count} neighbouring free ports were found on 127.0.0.1.`);
}

function askSystemForPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
