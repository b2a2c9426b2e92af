import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildBrowserFiles } from './build.ts';
import { fromRoot, root } from './paths.ts';
import { exitCode } from './run.ts';

/*
 * `pnpm start`: builds what changed, starts the server, and says where everything is. An empty database gets the demo, and
 * with it the demo partner's own site is served; a database in use is served alone. `pnpm dev` does the same and rebuilds
 * and restarts on change.
 */

interface Demo {
  people: { name: string; email: string; password: string; organisation: string; roles: string[] }[];
}

const isDev = process.argv.includes('--dev');
const port = Number(process.env['PORT'] ?? 4000);
const dataFolder = resolve(root, process.env['PORTICO_DATA'] ?? 'data');
const portalUrl = process.env['PORTICO_URL'] ?? `http://localhost:${port}`;
const children = new Set<ChildProcess>();

// A connection to somebody else's server may still be open; it must not keep us.
process.exit(await main());

async function main(): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopAll(signal));
  const built = await buildBrowserFiles({ watch: isDev, onWatcher: keep });
  if (!built.ok) {
    process.stderr.write(
      `${built.output}\nThe browser files could not be built; the messages above say why.\n`,
    );
    return 1;
  }

  const server = startNode('server/src/main.ts', {
    PORT: String(port),
    PORTICO_DATA: dataFolder,
    PORTICO_URL: portalUrl,
  });
  const ended = exitCode(server);
  const said = await Promise.race([untilReady(server), ended.then(() => null)]);
  if (said === null) return ended;
  if (!said.includes('demo')) {
    process.stdout.write(welcome([`  Portal  ${portalUrl}`]));
    return ended;
  }
  return serveSite(ended);
}

/** Serves the demo partner's site beside the server; both end when one does. */
async function serveSite(ended: Promise<number>): Promise<number> {
  const site = startNode('stories/partner-site/server.ts', {
    PORT: String(port + 1),
    PORTICO_DATA: dataFolder,
    PORTICO_URL: portalUrl,
  });
  const siteEnded = exitCode(site);
  const isSiteReady = await Promise.race([
    untilReady(site),
    siteEnded.then(() => null),
    ended.then(() => null),
  ]);
  if (isSiteReady !== null) process.stdout.write(welcome(await demoLines()));
  const code = await Promise.race([ended, siteEnded]);
  stopAll('SIGTERM');
  await Promise.all([ended, siteEnded]);
  return code;
}

function startNode(file: string, env: Record<string, string>): ChildProcess {
  const watch = isDev ? ['--watch', '--watch-preserve-output'] : [];
  const child = spawn(process.execPath, [...watch, fromRoot(file), '--demo'], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn', ...env },
    // The channel also tells a child that we are gone, so that none outlives a killed start.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  keep(child);
  return child;
}

function keep(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

function stopAll(signal: NodeJS.Signals): void {
  for (const child of children) child.kill(signal);
}

/** What a child says on its channel, up to and with `ready`. */
function untilReady(child: ChildProcess): Promise<unknown[]> {
  const said: unknown[] = [];
  return new Promise((resolveReady) => {
    child.on('message', (message) => {
      said.push(message);
      if (message === 'ready') resolveReady(said);
    });
  });
}

function welcome(lines: readonly string[]): string {
  return ['', 'ready', '', ...lines, '', ''].join('\n');
}

async function demoLines(): Promise<string[]> {
  const demo = JSON.parse(await readFile(join(dataFolder, 'demo.json'), 'utf8')) as Demo;
  const shown = ['deal_desk', 'vendor_admin', 'seller', 'partner_admin']
    .map((role) => demo.people.find((person) => person.roles.includes(role)))
    .filter((person) => person !== undefined);
  const rows = shown.map((person) => [
    person.email,
    person.password,
    person.roles.join(', '),
    person.organisation,
  ]);
  return [
    `  Portal          ${portalUrl}`,
    `  Partner's site  http://localhost:${port + 1}`,
    '',
    ...table([['Sign in as', 'Password', 'Role', 'Organisation'], ...rows]),
    '',
    `  Everyone in the demo: ${join(dataFolder, 'demo.json')}`,
  ];
}

function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
