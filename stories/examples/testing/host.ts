import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Portal } from './portal.ts';

/** An example host as its reader would run it. */
export interface Host {
  /** Its folder among the examples. */
  readonly name: string;
  readonly program: string;
  /** Its arguments for a port. */
  args(port: number): readonly string[];
}

/** The host examples, in the order of the guide. */
export const hosts: readonly Host[] = [
  { name: 'node', program: process.execPath, args: () => ['server.mjs'] },
  { name: 'php', program: 'php', args: (port) => ['-S', `localhost:${port}`, 'server.php'] },
  { name: 'python', program: 'python3', args: () => ['server.py'] },
];

/** Whether this machine has the program of a host. */
export function hasProgram({ program }: Host): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** What a reader of the guide puts in place of what is printed there. */
export function filledIn(page: string, portal: Portal): string {
  return page.replaceAll('https://portal.example', portal.url).replaceAll('pk_…', portal.publishableKey);
}

/** How a host is run. */
export interface HostOptions {
  readonly port: number;
  /** The portal it talks to, where that is not the real one. */
  readonly portalUrl?: string;
  /** The key its server holds, where that is not the right one. */
  readonly secretKey?: string;
  /** Who is signed in; nobody when it is empty. */
  readonly email?: string;
}

/** Runs a host in a folder of its own with the page of the quick start, and waits until it answers. */
export async function runHost(
  host: Host,
  portal: Portal,
  { port, portalUrl = portal.url, secretKey = portal.secretKey, email = portal.email }: HostOptions,
): Promise<AsyncDisposable & { readonly url: string }> {
  const folder = await mkdtemp(join(tmpdir(), `portico-host-${host.name}-`));
  await cp(join(import.meta.dirname, '..', host.name), folder, { recursive: true });
  const page = await readFile(join(import.meta.dirname, '..', 'page.html'), 'utf8');
  await writeFile(join(folder, 'page.html'), filledIn(page, portal));
  const child = spawn(host.program, host.args(port), {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      PORTICO_URL: portalUrl,
      PORTICO_SECRET_KEY: secretKey,
      SIGNED_IN_EMAIL: email,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = `http://localhost:${port}`;
  await untilItAnswers(child, url);
  return {
    url,
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A host says nothing when it is ready, so it is asked; one that ends instead is told with its words. */
async function untilItAnswers(child: ChildProcess, url: string): Promise<void> {
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const answers = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`The host ended: ${words}`);
    return (await fetch(url).catch(() => null))?.ok ?? false;
  };
  await vi.waitUntil(answers, { timeout: 240_000, interval: 50 });
}
