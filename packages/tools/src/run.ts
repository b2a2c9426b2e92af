import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fromRoot, root } from './paths.ts';

/** What a finished command left behind. */
export interface RunResult {
  /** The exit code; 1 when a signal or a missing program ended it. */
  readonly code: number;
  /** Standard output and standard error in the order they came. */
  readonly output: string;
  readonly durationMs: number;
}

/** How a command is run. */
export interface RunOptions {
  /** Variables on top of our own environment. `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The working folder; the workspace's top folder unless named. */
  readonly cwd?: string;
  /** Copies the output to ours while it runs. */
  readonly live?: boolean;
  /** Gives the program our terminal, to ask a person; its output is then not kept. */
  readonly interactive?: boolean;
}

const running = new Set<ChildProcess>();

/** Whoever ends early, by a test's timeout or Ctrl-C, must not leave a program behind that nobody reads. */
function endWithUs(child: ChildProcess): void {
  if (running.size === 0) process.once('exit', killRunning);
  running.add(child);
  child.once('close', () => {
    running.delete(child);
    if (running.size === 0) process.off('exit', killRunning);
  });
}

function killRunning(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Runs a program to its end without a shell. Never rejects: a program that cannot start is a result with code 1. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.interactive === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(child);
    const chunks: Buffer[] = [];
    const finish = (code: number): void =>
      resolve({
        code,
        output: Buffer.concat(chunks).toString('utf8'),
        durationMs: performance.now() - startedAt,
      });
    for (const [source, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      source?.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (options.live === true) target.write(chunk);
      });
    }
    child.once('error', (error) => {
      chunks.push(Buffer.from(`${program}: ${error.message}\n`));
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** Runs a JavaScript or TypeScript file with the Node that runs us, whatever `node` the machine has. */
export function runNode(file: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return run(process.execPath, [file, ...args], options);
}

/** Waits for a child's end and gives its exit code; 1 when a signal ended it. */
export function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Finds the script behind a package's command, so that it can be run with our own Node and without a shell.
 *
 * @param from the workspace folder whose dependencies hold the package, such as `packages/tools`
 * @throws Error when the package is not installed there or has no such command
 */
export function findBin(from: string, packageName: string, command: string): string {
  const folder = fromRoot(from, 'node_modules', packageName);
  const manifestPath = join(folder, 'package.json');
  if (!existsSync(manifestPath))
    throw new Error(`${packageName} is not installed in ${from}. Run pnpm install.`);
  const manifest: unknown = createRequire(import.meta.url)(manifestPath);
  const bin =
    typeof manifest === 'object' && manifest !== null && 'bin' in manifest ? manifest.bin : undefined;
  const file = typeof bin === 'string' ? bin : readCommand(bin, command);
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(dirname(manifestPath), file);
}

function readCommand(bin: unknown, command: string): string | undefined {
  if (typeof bin !== 'object' || bin === null) return undefined;
  const found: unknown = Object.entries(bin).find(([name]) => name === command)?.[1];
  return typeof found === 'string' ? found : undefined;
}
