import type { ServerResponse } from 'node:http';
import type { Actor } from '@portico/domain/access';
import type { RecordedEvent } from '@portico/domain/event';
import { type Audience, audienceOf, hears } from '../outbox/audience.ts';

const HEARTBEAT = Buffer.from(':\n\n');

/** Who reads: an event may tell partners less. */
export type Side = 'vendor' | 'partner';

/** One open stream. It never waits for its reader: one who reads too slowly is dropped and may resume where they were. */
export class LiveConnection {
  readonly audience: Audience;
  readonly #shared = new Set<string>();
  readonly side: Side;
  /** Everything up to here was sent or is none of the reader's business. */
  at = 0;
  /** Whether the hub sends new events; before that the connection reads what its reader missed. */
  following = false;
  readonly #outgoing: ServerResponse;
  readonly #bufferMax: number;
  #wasStuck = false;

  constructor(outgoing: ServerResponse, actor: Actor, bufferMax: number) {
    this.#outgoing = outgoing;
    this.#bufferMax = bufferMax;
    this.audience = { ...audienceOf(actor, 'live'), sharedDealIds: this.#shared };
    this.side = actor.kind === 'user' && actor.orgKind === 'partner' ? 'partner' : 'vendor';
  }

  /** Whether deals of others may be shared with its reader. */
  get mayShare(): boolean {
    return this.audience.secondOrgIds.length > 0;
  }

  /** Learns whose second partner the organisations of some deals are now. */
  learnShares(secondPartners: ReadonlyMap<string, string | null>): void {
    for (const [dealId, orgId] of secondPartners) {
      if (orgId !== null && this.audience.secondOrgIds.includes(orgId)) this.#shared.add(dealId);
      else this.#shared.delete(dealId);
    }
  }

  get isOpen(): boolean {
    return !this.#outgoing.destroyed && !this.#outgoing.writableEnded;
  }

  /** Sends one event if the reader may hear it. `frame` makes its bytes, once for all connections of a side. */
  offer(event: RecordedEvent, frame: (side: Side) => Buffer): void {
    if (event.position <= this.at) return;
    this.at = event.position;
    if (hears(this.audience, event)) this.send(frame(this.side));
  }

  send(frame: Buffer): void {
    if (!this.isOpen) return;
    this.#outgoing.write(frame);
    if (this.#outgoing.writableLength > this.#bufferMax) this.drop();
  }

  /** Sends without the limit and waits until the reader has taken it: for what they asked to catch up with. */
  async sendInPeace(frame: Buffer): Promise<void> {
    if (!this.isOpen || this.#outgoing.write(frame)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#outgoing.off('drain', done).off('close', done);
        resolve();
      };
      this.#outgoing.on('drain', done).on('close', done);
    });
  }

  /** Keeps proxies from closing an idle stream, and drops a reader who has taken nothing since the last beat. */
  beat(): void {
    const isStuck = this.#outgoing.writableNeedDrain;
    if (isStuck && this.#wasStuck) this.drop();
    this.#wasStuck = isStuck;
    if (!isStuck) this.send(HEARTBEAT);
  }

  drop(): void {
    this.#outgoing.destroy();
  }

  end(last?: Buffer): void {
    if (!this.isOpen) return;
    if (last) this.#outgoing.write(last);
    this.#outgoing.end();
  }
}
