import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@portico/domain/fault';
import { TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';
import { SeedRefusedError } from './seed/refused.ts';
import { explainStartupError } from './startup-error.ts';

const env = readEnvironment({ PORTICO_DATA: '/srv/portico', PORT: '4000' });

function driver(code: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: it went wrong`), { code, ...more });
}

test('a file that may not be written is found under what wrapped it', () => {
  const readonly = new Fault('unavailable', {}, { cause: driver('SQLITE_READONLY') });
  const wrapped = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: readonly });
  expect(explainStartupError(wrapped, env)).toMatch(/^The folder \/srv\/portico cannot be written\./);
});

test('a file that may not be read is named, and not its folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portico-startup-'));
  const path = join(folder, 'secret');
  await writeFile(path, '');
  expect(explainStartupError(driver('EACCES', { path }), env)).toBe(
    `${path} cannot be read and written. Give this user the right to, or choose another folder with PORTICO_DATA=….`,
  );
  await rm(folder, { recursive: true });
});

test('a taken port is told apart from the one of the demo’s site', () => {
  expect(explainStartupError(driver('EADDRINUSE', { port: 4000 }), env)).toMatch(
    /^Port 4000 is taken\. Stop/,
  );
  expect(explainStartupError(driver('EADDRINUSE', { port: 4001 }), env)).toMatch(
    /^Port 4001 is taken\. The demo partner's site uses the port after PORT/,
  );
});

test('a sentence of our own stays as it is, and a bug keeps its stack', () => {
  expect(explainStartupError(new SeedRefusedError('This database is in use.'), env)).toBe(
    'This database is in use.',
  );
  expect(explainStartupError(new Error('a bug'), env)).toBeNull();
});
