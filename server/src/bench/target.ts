import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';

/** A request as a bench sends it again and again. */
export interface Shot {
  method: 'GET' | 'POST';
  path: (n: number) => string;
  headers: (n: number) => Record<string, string>;
  body?: string;
}

/** How many requests are sent, by how many clients at once. */
export interface Load {
  clients: number;
  requests: number;
}

/** What a load took: microseconds of the server's CPU for each request, and how many were answered in a second. */
export interface LoadResult {
  cpu: number;
  perSecond: number;
}

/** A server of a bench in a process of its own, so that its CPU time is its own. */
export class Target {
  readonly #process: ChildProcess;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.#port = port;
  }

  /**
   * Starts a file beside this one that tells its `{ port }` and, whenever it is sent something, its `{ cpu }`.
   * `PORTICO_BENCH_NODE_OPTIONS` reaches these servers alone, as to profile them.
   */
  static async start(file: string, orders: unknown): Promise<Target> {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL(file, import.meta.url)), JSON.stringify(orders)],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          NODE_OPTIONS: process.env['PORTICO_BENCH_NODE_OPTIONS'] ?? '',
        },
      },
    );
    const port = new Promise<number>((resolve, reject) => {
      child.once('message', (message: { port: number }) => resolve(message.port));
      child.once('exit', (code) => reject(new Error(`${file} ended with code ${code} before it listened`)));
    });
    return new Target(child, await port);
  }

  async load(shot: Shot, { clients, requests }: Load): Promise<LoadResult> {
    const before = await this.#cpu();
    const began = performance.now();
    let next = 0;
    const client = async () => {
      for (let n = (next += 1); n <= requests; n = next += 1) await this.#send(shot, n);
    };
    await Promise.all(Array.from({ length: clients }, client));
    const seconds = (performance.now() - began) / 1000;
    return { cpu: ((await this.#cpu()) - before) / requests, perSecond: requests / seconds };
  }

  stop(): void {
    this.#agent.destroy();
    if (this.#process.connected) this.#process.disconnect();
  }

  async #cpu(): Promise<number> {
    this.#process.send('cpu');
    const [message] = (await once(this.#process, 'message')) as [{ cpu: number }];
    return message.cpu;
  }

  #send(shot: Shot, n: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...shot.headers(n),
        ...(shot.body ? { 'content-length': String(Buffer.byteLength(shot.body)) } : {}),
      };
      const options = {
        port: this.#port,
        host: '127.0.0.1',
        agent: this.#agent,
        method: shot.method,
        path: shot.path(n),
        headers,
      };
      const request = httpRequest(options, (answer) => {
        answer.resume();
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve()
            : reject(new Error(`the server answered ${answer.statusCode}`)),
        );
      });
      request.on('error', reject);
      request.end(shot.body);
    });
  }
}
