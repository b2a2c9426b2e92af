/**
 * Runs one PostgreSQL server for as long as its standard input stays open, then stops it and removes its folder.
 *
 * A pipe closes when its writer dies, even by kill -9. So no test run, however it ends, leaves a server behind.
 */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCode } from './run.ts';

interface Job {
  readonly program: string;
  readonly folder: string;
  readonly port: number;
  readonly durable: boolean;
  readonly user?: { readonly uid: number; readonly gid: number };
}

const stopMsMax = 10_000;

async function guard(job: Job): Promise<number> {
  const settings = [
    `port=${job.port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'log_min_messages=fatal',
    ...(job.durable ? [] : ['fsync=off', 'full_page_writes=off']),
  ];
  const server = spawn(
    job.program,
    ['-D', join(job.folder, 'data'), ...settings.flatMap((one) => ['-c', one])],
    {
      cwd: job.folder,
      ...(job.user === undefined ? {} : { uid: job.user.uid, gid: job.user.gid }),
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const words: Buffer[] = [];
  server.stderr.on('data', (chunk: Buffer) => words.push(chunk));
  const ended = exitCode(server);
  process.stdin.resume();
  process.stdin.once('end', () => {
    // SIGINT is PostgreSQL's fast shutdown; what does not obey is killed.
    server.kill('SIGINT');
    setTimeout(() => server.kill('SIGKILL'), stopMsMax).unref();
  });
  const code = await ended;
  process.stdin.destroy();
  if (code !== 0) process.stderr.write(Buffer.concat(words));
  await rm(job.folder, { recursive: true, force: true, maxRetries: 5 });
  return code;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.exitCode = await guard(JSON.parse(process.argv[2] ?? '') as Job);
