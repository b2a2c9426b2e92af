import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A modelled line between a browser and every server it talks to. */
export interface LineModel {
  readonly name: string;
  readonly roundTripMs: number;
  /** Towards the browser, shared by all connections. */
  readonly bitsPerSecond: number;
  /** How many times slower the browser's processor is. */
  readonly slowdown: number;
}

/**
 * A line that relays what comes to its ports, as late as the model says: two round trips for the first connection to a
 * server (transport and encryption; those after it share it, as HTTP/2 does), half a round trip each way for all data, and
 * one width for all that comes down. The start of a connection is not slowed down beyond that.
 */
export class Line {
  private readonly model: LineModel;
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly readyAt = new Map<number, number>();
  private freeAt = 0;

  constructor(model: LineModel) {
    this.model = model;
  }

  /** Relays what comes to a loopback port to another. */
  async relay(port: number, target: number): Promise<void> {
    const server = createServer((socket) => this.join(socket, target));
    this.servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  }

  /** Forgets every connection, as after some hours: the next one to each server is the first again. */
  forget(): void {
    for (const socket of this.sockets) socket.destroy();
    this.readyAt.clear();
    this.freeAt = 0;
  }

  /** Gives the ports back. */
  async close(): Promise<void> {
    this.forget();
    await Promise.all(this.servers.map((server) => new Promise((closed) => server.close(closed))));
  }

  private join(browser: Socket, target: number): void {
    const { roundTripMs } = this.model;
    const server = createConnection({ port: target, host: '127.0.0.1' });
    const now = performance.now();
    const ready = this.readyAt.get(target) ?? now + 2 * roundTripMs;
    this.readyAt.set(target, ready);
    for (const socket of [browser, server]) {
      socket.setNoDelay(true);
      this.sockets.add(socket);
      // Either end may go at any time; then the other goes too.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.sockets.delete(socket));
    }
    carry(browser, server, () => Math.max(performance.now(), ready) + roundTripMs / 2);
    carry(server, browser, (bytes) => this.down(bytes));
  }

  /** When so many bytes are down, after all that is before them. */
  private down(bytes: number): number {
    const { bitsPerSecond, roundTripMs } = this.model;
    this.freeAt = Math.max(performance.now(), this.freeAt) + (bytes * 8000) / bitsPerSecond;
    return this.freeAt + roundTripMs / 2;
  }
}

/** Hands on what comes, in its order, each part when it is due; and then the end. */
function carry(from: Socket, to: Socket, dueAt: (bytes: number) => number): void {
  let last = 0;
  const waiting: (() => void)[] = [];
  const later = (bytes: number, act: () => void): void => {
    waiting.push(act);
    last = Math.max(last, dueAt(bytes));
    setTimeout(() => waiting.shift()?.(), Math.max(0, last - performance.now()));
  };
  from.on('data', (data) => later(data.length, () => !to.destroyed && to.write(data)));
  from.on('close', () => later(0, () => to.end()));
}
