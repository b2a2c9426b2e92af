import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot, root } from '../../paths.ts';
import { findFreePorts } from '../../ports.ts';
import { Line, type LineModel } from './network.ts';
import { elementPage, framedPage, framePage, type PageFacts, widgetsPage } from './pages.ts';

/** What the demo leaves for those who use it. */
interface Demo {
  readonly people: readonly { email: string; organisation: string; roles: readonly string[] }[];
  readonly site: { organisation: string; publishableKey: string; secretKey: string };
}

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> | void;

/**
 * A vendor and a partner's site on loopback, on two sites as a browser sees it: our own server with its demo behind
 * `localhost`, the partner's pages on `127.0.0.1`. Both are reached over a modelled line.
 */
export class Stage {
  /** The origin of the partner's pages. */
  readonly host: string;
  private readonly ports: { host: number; vendor: number; pages: number; front: number };
  private readonly close: () => Promise<void>;

  private constructor(ports: Stage['ports'], close: () => Promise<void>) {
    this.ports = ports;
    this.host = `http://127.0.0.1:${ports.host}`;
    this.close = close;
  }

  /**
   * Starts the server with a demo of its own, and the two sites.
   *
   * @throws Error when the server does not start
   */
  static async start(): Promise<Stage> {
    // The demo's site is the port after the portal's.
    const portal = await findFreePorts(3);
    const [host, vendor] = [portal + 1, portal + 2];
    const data = await mkdtemp(join(tmpdir(), 'portico-bench-'));
    const origin = `http://localhost:${vendor}`;
    const server = await startServer({ PORT: String(portal), PORTICO_DATA: data, PORTICO_URL: origin });
    const demo = JSON.parse(await readFile(join(data, 'demo.json'), 'utf8')) as Demo;
    const facts = { vendor: origin, key: demo.site.publishableKey };
    const mint = minter(demo, { portal, origin: `http://127.0.0.1:${host}` });
    const pages = await serve(answerHost(facts, mint));
    const front = await serve(answerVendor(facts, mint, portal));
    return new Stage({ host, vendor, pages: portOf(pages), front: portOf(front) }, async () => {
      for (const each of [pages, front]) {
        each.close();
        each.closeAllConnections();
      }
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    });
  }

  /** Joins browser and servers by a line; close it before another. */
  async connect(model: LineModel): Promise<Line> {
    const { host, vendor, pages, front } = this.ports;
    const line = new Line(model);
    await line.relay(host, pages);
    await line.relay(vendor, front);
    return line;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

async function startServer(env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fromRoot('server/src/main.ts'), '--demo'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: undefined, LOG_LEVEL: 'error', ...env },
    // The channel also tells it that we are gone.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => message === 'ready' && resolve());
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
  return child;
}

/** Trades the secret key for a session, as the partner's server does. */
function minter(
  { site, people }: Demo,
  { portal, origin }: { portal: number; origin: string },
): () => Promise<string> {
  const seller = people.find(
    ({ organisation, roles }) => organisation === site.organisation && roles.includes('seller'),
  );
  return async () => {
    const answer = await fetch(`http://127.0.0.1:${portal}/api/v1/embed/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${site.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        origin,
        user: { email: seller?.email },
        scopes: ['deals:read', 'deals:register', 'accounts:check'],
      }),
    });
    if (!answer.ok) throw new Error(`No session: ${answer.status} ${await answer.text()}`);
    return answer.text();
  };
}

function answerHost(facts: PageFacts, mint: () => Promise<string>): Answer {
  return async ({ url, method }, outgoing) => {
    if (method === 'POST') return send(outgoing, 'application/json', await mint());
    const many = /^\/widgets\/(\d+)$/.exec(url ?? '')?.[1];
    if (many !== undefined) return send(outgoing, 'text/html', widgetsPage(facts, Number(many)));
    send(outgoing, 'text/html', url === '/frame' ? framePage(facts) : elementPage(facts));
  };
}

/** Our server, and beside it the page that a frame shows. */
function answerVendor(facts: PageFacts, mint: () => Promise<string>, portal: number): Answer {
  return async (incoming, outgoing) => {
    const { url, method, headers } = incoming;
    if (url === '/bench/framed') return send(outgoing, 'text/html', framedPage(facts));
    if (url === '/portico-session') return send(outgoing, 'application/json', await mint());
    const onward = request({ host: '127.0.0.1', port: portal, path: url, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };
}

function send(outgoing: ServerResponse, type: string, body: string): void {
  const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
  outgoing.writeHead(200, headers).end(body);
}

async function serve(answer: Answer): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    Promise.resolve(answer(incoming, outgoing)).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      outgoing.writeHead(502).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
