import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { composeServer } from './compose.ts';
import { makeDataFolder, refuseOtherEngine } from './data-folder.ts';
import { checkDatabaseFile } from './db/check-file.ts';
import { engine } from './db/engine.ts';
import { migrateDatabase } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { type Environment, readEnvironment } from './env.ts';
import { createLog } from './http/log.ts';
import { readSecret } from './secret.ts';
import { explainStartupError } from './startup-error.ts';

/*
 * The server's process: reads the environment, opens the database, brings the parts together and listens. With `--demo` an
 * empty database gets the demo; one that is in use is served as it is. Ends in order on SIGTERM and SIGINT, and when the
 * process that started it is gone. To that one it says `demo`, when the demo is there, and then `ready`.
 */

const DRAIN_MS_MAX = 10_000;

let env: Environment | null = null;
try {
  env = readEnvironment(process.env);
  await run(env, { demo: process.argv.includes('--demo') });
} catch (error) {
  const sentence = explainStartupError(error, env);
  process.stderr.write(
    sentence === null ? `${error instanceof Error ? error.stack : String(error)}\n` : `${sentence}\n`,
  );
  process.exit(1);
}

async function run(settings: Environment, options: { demo: boolean }): Promise<void> {
  // What is written here is for this user alone.
  process.umask(0o077);
  const log = createLog(settings.logLevel);
  const dataFolder = resolve(settings.dataFolder);
  const location = { url: settings.databaseUrl, file: join(dataFolder, 'portico.db') };
  await makeDataFolder(dataFolder);
  await refuseOtherEngine(dataFolder, engine);
  if (engine === 'sqlite') checkDatabaseFile(location.file);
  const secret = await readSecret(dataFolder, settings.secret);
  const listening = createServer(answerStarting);
  // Taken before anything is written: a second start must not touch the first one's data.
  await listen(listening, settings);
  await migrateDatabase(location);
  const db = openDatabase(location);
  const hasDemo = options.demo && (await loadDemo(settings, db, dataFolder));

  const server = composeServer({ env: settings, db, location, secret, log });
  await server.start();
  listening.off('request', answerStarting);
  const answer = getRequestListener(server.fetch);
  listening.on('request', (request, response) => void answer(request, response));

  let stopping: Promise<void> | null = null;
  const stop = (): void => {
    stopping ??= (async () => {
      setTimeout(() => process.exit(1), DRAIN_MS_MAX + 2_000).unref();
      await server.drain();
      await closeListener(listening);
      await server.stop();
      await db.close();
      process.exit(0);
    })();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop);

  // Last: whoever hears it may end us at once, and in order.
  log.info({ port: settings.port, engine }, 'ready');
  if (process.send && hasDemo) process.send('demo');
  if (process.send) process.send('ready');
  else process.stdout.write(`ready ${settings.portalUrl}\n`);
}

/** What is asked before the server is ready may be asked again in a moment. */
function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain' }).end('starting');
}

/** Whether this database is the demo's; an empty one is filled. The port of the demo's site is made sure of before. */
async function loadDemo(
  settings: Environment,
  db: Parameters<typeof composeServer>[0]['db'],
  dataFolder: string,
): Promise<boolean> {
  const { isInUse, seedDemo, siteOriginsOf } = await import('./seed/seed.ts');
  if (await isInUse(db)) return false;
  const held = createServer(answerStarting);
  await listen(held, { ...settings, port: settings.port + 1 });
  try {
    const siteOrigins = siteOriginsOf(settings.port);
    await seedDemo(db, { portalUrl: settings.portalUrl, siteOrigins, dataFolder });
  } finally {
    await new Promise((closed) => {
      held.close(closed);
      // Whoever looks for the site by now would keep it open, and the start waiting.
      held.closeAllConnections();
    });
  }
  return true;
}

function listen(listening: ReturnType<typeof createServer>, { port, host }: Environment): Promise<void> {
  return new Promise((resolveListening, reject) => {
    listening.once('error', reject);
    listening.listen(port, host, () => {
      listening.off('error', reject);
      resolveListening();
    });
  });
}

/** Lets requests under way finish; connections that only wait are closed. */
function closeListener(listening: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolveClosed) => {
    listening.close(() => resolveClosed());
    listening.closeIdleConnections();
    setTimeout(() => listening.closeAllConnections(), DRAIN_MS_MAX).unref();
  });
}
