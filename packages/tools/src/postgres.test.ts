import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { fromRoot } from './paths.ts';
import { startPostgres } from './postgres.ts';

const script = fromRoot('packages/tools/src/postgres.ts');

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that stops under an open connection says so twice: to whoever asked, and here, where nobody else listens.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line;
  return '';
}

test('a durable server keeps fsync on, and is gone once it is stopped', async () => {
  const server = await startPostgres({ durable: true });
  await expect(ask(server.url, 'show fsync')).resolves.toEqual([{ fsync: 'on' }]);
  await server.stop();
  await expect(ask(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
}, 60_000);

test('a server does not outlive a parent that is killed', async () => {
  const env = { ...process.env, PORTICO_TEST_POSTGRES_URL: '' };
  const parent = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await firstLine(parent.stdout);
  await expect(ask(url, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  parent.kill('SIGKILL');
  await expect.poll(() => ask(url, 'select 1').catch(String), { timeout: 20_000 }).toContain('ECONNREFUSED');
}, 60_000);
