import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  type Counts,
  type PlaywrightReport,
  type VitestReport,
  countPlaywright,
  countVitest,
  judge,
  none,
} from './counts.ts';
import { fromRoot } from './paths.ts';
import { findFreePorts } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { findBin, runNode } from './run.ts';

/** A part of `pnpm test` that can be chosen by name. */
export interface Suite {
  readonly name: string;
  /** Whether it needs a Chromium. */
  readonly browser: boolean;
  run(): Promise<Counts>;
}

const vitest = (name: string, browser = false): Suite => ({ name, browser, run: () => runVitest(name) });

/** Everything `pnpm test` runs, in this order. */
export const suites: readonly Suite[] = [
  { name: 'check', browser: false, run: runCheck },
  vitest('domain'),
  vitest('tools', true),
  vitest('server:sqlite'),
  vitest('server:postgres'),
  vitest('ui', true),
  vitest('runtime', true),
  vitest('widgets', true),
  vitest('shell', true),
  vitest('stories', true),
  vitest('examples', true),
  vitest('frameworks', true),
  { name: 'hosts', browser: true, run: () => runPlaywright('hosts', 'stories/hosts') },
  { name: 'journeys:sqlite', browser: true, run: () => runJourneys('journeys:sqlite') },
  { name: 'journeys:postgres', browser: true, run: runJourneysOnPostgres },
];

/**
 * Chooses the suites with these names, all when there are none; `server` means `server:sqlite` and `server:postgres`.
 *
 * @throws Error that lists the names when one is unknown
 */
export function chooseSuites(names: readonly string[]): Suite[] {
  const matches = (name: string, suite: Suite): boolean =>
    suite.name === name || suite.name.startsWith(`${name}:`);
  const unknown = names.find((name) => !suites.some((suite) => matches(name, suite)));
  if (unknown !== undefined) {
    throw new Error(`There is no suite ${unknown}. There are: ${suites.map(({ name }) => name).join(', ')}.`);
  }
  return suites.filter((suite) => names.length === 0 || names.some((name) => matches(name, suite)));
}

/** Its steps are no tests: only a failure counts. */
async function runCheck(): Promise<Counts> {
  const { code } = await runNode(fromRoot('packages/tools/src/check.ts'), ['--no-tests'], { live: true });
  return code === 0 ? none : { ...none, failed: 1, failures: ['check found something, see above'] };
}

async function runVitest(project: string): Promise<Counts> {
  const report = await freshReport(project);
  const args = ['run', '--config', 'packages/tools/vitest.config.ts', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNode(findBin('.', 'vitest', 'vitest'), [...args, ...reporters], { live: true });
  const counts = existsSync(report)
    ? countVitest(JSON.parse(await readFile(report, 'utf8')) as VitestReport)
    : none;
  return judge(counts, code, project);
}

function runJourneys(name: string, env?: Record<string, string>): Promise<Counts> {
  return runPlaywright(name, 'shell', env);
}

/** The tests of a folder run against a portal of their own: free ports, an empty data folder. */
async function runPlaywright(
  name: string,
  folder: string,
  env: Record<string, string> = {},
): Promise<Counts> {
  const data = await mkdtemp(join(tmpdir(), 'portico-tests-'));
  try {
    const report = await freshReport(name);
    const { code } = await runNode(
      findBin('shell', '@playwright/test', 'playwright'),
      ['test', '--config', `${folder}/playwright.config.ts`, '--reporter=list,json'],
      {
        live: true,
        env: {
          DATABASE_URL: undefined,
          PORT: String(await findFreePorts(2)),
          PORTICO_DATA: data,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          ...env,
        },
      },
    );
    const counts = existsSync(report)
      ? countPlaywright(JSON.parse(await readFile(report, 'utf8')) as PlaywrightReport)
      : none;
    return judge(counts, code, name);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function runJourneysOnPostgres(): Promise<Counts> {
  await using server = await startPostgres();
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const database = `journeys_${process.pid}`;
  await client.query(`create database ${database}`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return await runJourneys('journeys:postgres', { DATABASE_URL: url.href });
}

async function freshReport(name: string): Promise<string> {
  const path = fromRoot('test-results', 'reports', `${name.replace(':', '-')}.json`);
  await rm(path, { force: true });
  return path;
}
