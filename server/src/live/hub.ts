import type { ServerResponse } from 'node:http';
import type { Actor } from '@portico/domain/access';
import { eventForPartner } from '@portico/domain/deals/partner-reading';
import type { EventName, RecordedEvent } from '@portico/domain/event';
import { Fault } from '@portico/domain/fault';
import { epochMs, type Instant } from '@portico/domain/time';
import type { Database } from '../db/database.ts';
import { listSecondPartners, listSharedDealIds } from '../deals/share-store.ts';
import { WakeLoop } from '../jobs/wake-loop.ts';
import { headPosition, listEventsAfter, listHeardAfter } from '../outbox/store.ts';
import { LiveConnection, type Side } from './connection.ts';

/** Who listens, from where and until when. */
export interface LiveListener {
  actor: Actor;
  /** The last position the reader has; null to hear only what happens from now on. */
  after: number | null;
  /** When the session ends; the stream ends with it. */
  expiresAt: Instant | null;
}

/** Tells open streams what happens. */
export interface LiveHub {
  /**
   * Answers a request with a stream of events and resolves when it is over. Each message has the event's position as its
   * id and says what happened to which thing, never its contents: who cares asks for them and is checked again.
   *
   * @throws Fault `unavailable` once the hub has stopped
   */
  handle(outgoing: ServerResponse, listener: LiveListener): Promise<void>;
  /** Ends all streams; clients come back, to another process when this one goes down. */
  stop(): Promise<void>;
  /** How many streams are open. */
  connections(): number;
}

/** What a hub is made of; times in milliseconds. */
export interface LiveHubOptions {
  db: Database;
  onError: (error: unknown) => void;
  /** How often to look for what other processes committed; 500. */
  pollMs?: number;
  /** How often to show that the line is alive; 20,000. */
  heartbeatMs?: number;
  /** Bytes that may wait for a slow reader; 65,536. */
  bufferMax?: number;
  /**
   * The longest life of a stream; 600,000. Its reader comes back and is asked again who they are, so a right that was
   * taken away is not heard with for longer.
   */
  lifeMs?: number;
}

const PAGE = 500;
/** After these a deal may have another second partner. */
const sharing: ReadonlySet<string> = new Set<EventName>(['deal.submitted', 'deal.shared']);
/** After so many bytes the sockets get a turn to take them, or good readers would look slow. */
const TURN_BYTES = 16_384;
const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // nginx and those who follow it would keep the stream back until a buffer is full.
  'X-Accel-Buffering': 'no',
};

/** Opens the hub: it reads each new event once for all connections of this process. */
export function createLiveHub(options: LiveHubOptions): LiveHub {
  const hub = new Hub(options);
  hub.start();
  return {
    handle: (outgoing, listener) => hub.handle(outgoing, listener),
    stop: () => hub.stop(),
    connections: () => hub.connections.size,
  };
}

class Hub {
  readonly connections = new Set<LiveConnection>();
  readonly #db: Database;
  readonly #bufferMax: number;
  readonly #heartbeatMs: number;
  readonly #lifeMs: number;
  readonly #loop: WakeLoop;
  /** The last event that was told; null while nobody listens. */
  #last: number | null = null;
  #end: () => void = () => undefined;
  #stopped = false;

  constructor(options: LiveHubOptions) {
    const { db, onError, pollMs = 500, heartbeatMs = 20_000, bufferMax = 65_536, lifeMs = 600_000 } = options;
    this.#db = db;
    this.#bufferMax = bufferMax;
    this.#lifeMs = lifeMs;
    this.#heartbeatMs = heartbeatMs;
    this.#loop = new WakeLoop({ everyMs: pollMs, onError, work: () => this.#tellNew() });
  }

  start(): void {
    const unsubscribe = this.#db.onCommit(() => this.#loop.wake());
    const heartbeat = setInterval(() => {
      for (const connection of this.connections) connection.beat();
    }, this.#heartbeatMs).unref();
    this.#end = () => {
      unsubscribe();
      clearInterval(heartbeat);
    };
    this.#loop.start();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#end();
    await this.#loop.stop();
    for (const connection of this.connections) connection.end();
  }

  async handle(outgoing: ServerResponse, { actor, after, expiresAt }: LiveListener): Promise<void> {
    const left = expiresAt === null ? null : epochMs(expiresAt) - epochMs(await this.#db.now());
    if (this.#stopped) throw new Fault('unavailable', { retryAfterSeconds: 1 });
    const connection = new LiveConnection(outgoing, actor, this.#bufferMax);
    const closed = new Promise<void>((resolve) => outgoing.once('close', resolve));
    outgoing.writeHead(200, HEADERS);
    outgoing.flushHeaders();
    const endsItself = left !== null && left <= this.#lifeMs;
    const end = () => connection.end(endsItself ? message('session-ended') : undefined);
    const ending = setTimeout(end, Math.max(0, Math.min(left ?? this.#lifeMs, this.#lifeMs)));
    this.connections.add(connection);
    try {
      await this.#shareWith(connection);
      await this.#catchUp(connection, after);
      await closed;
    } finally {
      clearTimeout(ending);
      this.connections.delete(connection);
      connection.end();
    }
  }

  /** A second partner hears of the deals it shares (DM21). */
  async #shareWith(connection: LiveConnection): Promise<void> {
    const [orgId] = connection.audience.secondOrgIds;
    if (orgId === undefined) return;
    const shared = await listSharedDealIds(this.#db.read, connection.audience.secondOrgIds);
    connection.learnShares(new Map(shared.map((dealId) => [dealId, orgId])));
  }

  /** A deal that was handed in or shared just now may be shared with somebody who listens. */
  async #learnShares(page: readonly RecordedEvent[]): Promise<void> {
    const ids = page.filter(({ name }) => sharing.has(name)).map(({ aggregate }) => aggregate.id);
    const listeners = [...this.connections].filter((connection) => connection.mayShare);
    if (ids.length === 0 || listeners.length === 0) return;
    const secondPartners = await listSecondPartners(this.#db.read, ids);
    for (const connection of listeners) connection.learnShares(secondPartners);
  }

  /** Sends what the reader missed, then hands over to the fan-out at exactly the event it has told last. */
  async #catchUp(connection: LiveConnection, after: number | null): Promise<void> {
    const head = await headPosition(this.#db.read);
    this.#last ??= head;
    // A position that was never given, from a restored database say, would wait for ever.
    connection.at = after === null || after > Math.max(head, this.#last) ? this.#last : after;
    while (connection.isOpen && connection.at < this.#last) {
      const to: number = this.#last;
      const missed = await listHeardAfter(connection.audience, this.#db.read, {
        after: connection.at,
        to,
        limit: PAGE,
      });
      for (const event of missed)
        await connection.sendInPeace(frameOf(connection.side === 'partner' ? eventForPartner(event) : event));
      connection.at = missed.length === PAGE ? (missed.at(-1)?.position ?? to) : to;
    }
    // Between this comparison and `following` nothing else runs, so no event falls in between.
    connection.following = true;
    connection.send(message('ready', connection.at));
  }

  async #tellNew(): Promise<void> {
    if (this.connections.size === 0) this.#last = null;
    let bytes = 0;
    while (this.#last !== null) {
      const page = await listEventsAfter(this.#db.read, this.#last, PAGE);
      await this.#learnShares(page);
      for (const event of page) {
        bytes += this.#tell(event);
        if (bytes < TURN_BYTES) continue;
        bytes = 0;
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (page.length < PAGE) return;
    }
  }

  /** @returns the size of the message, if anybody got it */
  #tell(event: RecordedEvent): number {
    let bytes: Buffer | null = null;
    const told = eventForPartner(event);
    let partnerBytes: Buffer | null = null;
    const frame = (side: Side) =>
      side === 'vendor' || told === event ? (bytes ??= frameOf(event)) : (partnerBytes ??= frameOf(told));
    this.#last = event.position;
    for (const connection of this.connections) if (connection.following) connection.offer(event, frame);
    return bytes === null ? 0 : (bytes as Buffer).length;
  }
}

function frameOf({ position, name, aggregate, at }: RecordedEvent): Buffer {
  return Buffer.from(`id: ${position}\nevent: ${name}\ndata: ${JSON.stringify({ aggregate, at })}\n\n`);
}

function message(name: string, position?: number): Buffer {
  return Buffer.from(`${position === undefined ? '' : `id: ${position}\n`}event: ${name}\ndata: {}\n\n`);
}
