import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engine } from '../db/engine.ts';
import type { DatabaseLocation } from '../db/open.ts';

/** What every writer is told besides what its loop is about. */
export interface WriterOrders {
  name: string;
  location: DatabaseLocation;
  /** Where it notes what it begins. */
  journal: string;
  /** Where it notes what it was told is done. */
  acknowledgements: string;
}

/** One writer process and its files. */
export class Writer<Line> {
  readonly #module: string;
  readonly #orders: WriterOrders;
  #process: ChildProcess | null = null;
  #seen = 0;

  /**
   * @param module the file beside this one that the process runs
   * @param place where its files go, and its database
   * @param orders what it is told besides, as plain data
   */
  constructor(
    module: string,
    place: { folder: string; location: DatabaseLocation; name: string },
    orders: object,
  ) {
    const { folder, location, name } = place;
    this.#module = fileURLToPath(new URL(module, import.meta.url));
    this.#orders = {
      ...orders,
      name,
      location,
      journal: join(folder, `${name}.journal`),
      acknowledgements: join(folder, `${name}.acks`),
    };
  }

  start(): void {
    if (this.#process) return;
    const { url } = this.#orders.location;
    this.#process = spawn(process.execPath, [this.#module, JSON.stringify(this.#orders)], {
      env: { ...process.env, PORTICO_ENGINE: engine, ...(url ? { DATABASE_URL: url } : {}) },
      // Its end tells the writer that nobody is left to kill it.
      stdio: ['pipe', 'ignore', 'inherit'],
    });
  }

  /** @throws when the process ended by itself: a writer that cannot write proves nothing */
  mustRun(): void {
    if (this.#process && this.#process.exitCode !== null)
      throw new Error(`writer ${this.#orders.name} ended by itself with code ${this.#process.exitCode}`);
  }

  /** Whether it was told of something since the last kill. */
  hasProgressed(): boolean {
    const { acknowledgements } = this.#orders;
    const size = existsSync(acknowledgements) ? statSync(acknowledgements).size : 0;
    const progressed = size > this.#seen;
    this.#seen = size;
    return progressed;
  }

  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }

  acknowledged(): Line[] {
    const { acknowledgements } = this.#orders;
    if (!existsSync(acknowledgements)) return [];
    return readFileSync(acknowledgements, 'utf8')
      .split('\n')
      .flatMap((line) => lineOf<Line>(line));
  }
}

/** A kill can cut a line in half; such an acknowledgement was never given. */
function lineOf<Line>(text: string): Line[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as Line];
  } catch {
    return [];
  }
}
