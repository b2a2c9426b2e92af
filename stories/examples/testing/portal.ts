import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildBrowserFiles } from '../../../packages/tools/src/build.ts';
import { fromRoot } from '../../../packages/tools/src/paths.ts';
import { findFreePorts } from '../../../packages/tools/src/ports.ts';

/** The portal that the examples are run against, and the one site it knows. */
export interface Portal {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Somebody who may be signed in at the site. */
  readonly email: string;
  /** The port of the site: what is served there on `localhost` is of a listed origin. */
  readonly sitePort: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    portal: Portal;
  }
}

interface Demo {
  people: { email: string; organisation: string; roles: string[] }[];
  site: { organisation: string; publishableKey: string; secretKey: string };
}

/** Builds what browsers load, and starts a portal with the demo for all the files of the project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const built = await buildBrowserFiles();
  if (!built.ok) throw new Error(built.output);
  const folder = await mkdtemp(join(tmpdir(), 'portico-examples-'));
  const port = await findFreePorts(2);
  const server = fork(fromRoot('server/src/main.ts'), ['--demo'], {
    cwd: fromRoot(),
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      PORT: String(port),
      PORTICO_DATA: folder,
      LOG_LEVEL: 'warn',
    },
  });
  const ended = once(server, 'exit');
  const ready = new Promise<void>((resolve) => {
    server.on('message', (message) => message === 'ready' && resolve());
  });
  const isReady = await Promise.race([ready.then(() => true), ended.then(() => false)]);
  if (!isReady) throw new Error('The portal ended before it was ready; its words are above.');
  project.provide(
    'portal',
    describe(JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as Demo, port),
  );
  return async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}

function describe({ people, site }: Demo, port: number): Portal {
  const seller = people.find(
    ({ organisation, roles }) => organisation === site.organisation && roles.includes('seller'),
  );
  if (!seller) throw new Error('the demo has no seller at its site');
  const { publishableKey, secretKey } = site;
  return {
    url: `http://localhost:${port}`,
    publishableKey,
    secretKey,
    email: seller.email,
    sitePort: port + 1,
  };
}
