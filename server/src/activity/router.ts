import { eventForPartner } from '@portico/domain/deals/partner-reading';
import { EventName, type RecordedEvent } from '@portico/domain/event';
import { pageOf, PageRequest } from '@portico/domain/page';
import { Fault } from '@portico/domain/fault';
import { addDays, Instant } from '@portico/domain/time';
import * as v from 'valibot';
import type { Database, Query } from '../db/database.ts';
import { listSharedDealIds } from '../deals/share-store.ts';
import { findJoinedAt, listPersonNames } from '../identity/store.ts';
import { type Audience, audienceOf } from '../outbox/audience.ts';
import { countHeardAfter, headPosition, isKnown, listHeardBefore, positionBefore } from '../outbox/store.ts';
import { mutation, query, router, type UserActor } from '../trpc/procedure.ts';
import { findSeen, saveSeen } from './store.ts';

/** Unread events are counted to here; 100 stands for "99 and more". */
const UNREAD_MAX = 100;

/** What is older is no news to somebody who never looked. */
const NEWS_DAYS = 7;

/** One thing that happened, as its readers may see it. */
export const Activity = v.object({
  position: v.number(),
  at: Instant,
  name: EventName,
  aggregate: v.object({ type: v.string(), id: v.string() }),
  orgId: v.nullable(v.string()),
  /** Who did it; null when the clock did. The name is null when that person is not known any more. */
  actor: v.nullable(v.object({ id: v.string(), name: v.nullable(v.string()) })),
  payload: v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
  seen: v.boolean(),
});
export type Activity = v.InferOutput<typeof Activity>;

/** What happened within the reader's reach, and how far they have read. */
export const activityRouter = router({
  /** Newest first. Partners see neither what is internal nor anything of one another. */
  list: query('activity.read')
    .input(PageRequest)
    .output(pageOf(Activity))
    .query(async ({ ctx, input }) => {
      const read = ctx.db.read;
      const [found, seen] = await Promise.all([
        listHeardBefore(await audienceWithShares(ctx.actor, read), read, {
          before: readPosition(input.cursor),
          limit: input.limit + 1,
        }),
        seenBy(ctx.actor, ctx.db),
      ]);
      const page = found.slice(0, input.limit);
      const shown = page.filter(isKnown);
      const forReader = (event: RecordedEvent) =>
        ctx.actor.orgKind === 'vendor' ? event : eventForPartner(event);
      const names = await listPersonNames(
        read,
        shown.flatMap(({ actorId }) => actorId ?? []),
      );
      const last = page.at(-1);
      return {
        rows: shown.map((event) => toActivity(forReader(event), names, { seen, reader: ctx.actor.userId })),
        next: found.length > page.length && last ? String(last.position) : null,
      };
    }),

  /** How many events the reader has not seen; what they did themselves is no news. 100 means at least 100. */
  unread: query('activity.read')
    .output(v.object({ count: v.number(), head: v.number() }))
    .query(async ({ ctx }) => {
      const read = ctx.db.read;
      const after = await seenBy(ctx.actor, ctx.db);
      const exceptActorId = ctx.actor.userId;
      const count = await countHeardAfter(await audienceWithShares(ctx.actor, read), read, {
        after,
        most: UNREAD_MAX,
        exceptActorId,
      });
      return { count, head: await headPosition(read) };
    }),

  /** Marks everything up to `position` as seen; never back again, and no further than what has happened. */
  seen: mutation('activity.read')
    .input(v.strictObject({ position: v.pipe(v.number(), v.integer(), v.minValue(0)) }))
    .output(v.object({ position: v.number() }))
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        await saveSeen(tx, ctx.actor.userId, Math.min(input.position, await headPosition(tx)));
        return { position: (await findSeen(tx, ctx.actor.userId)) ?? 0 };
      }),
    ),
});

/**
 * Up to which position an actor has seen what happened. Who never looked has seen what happened before they joined, and
 * whatever is older than a week: the news of years is no news.
 */
async function seenBy(actor: UserActor, db: Database): Promise<number> {
  const { read } = db;
  const seen = await findSeen(read, actor.userId);
  if (seen !== null) return seen;
  const joined = await findJoinedAt(read, actor);
  const week = addDays(await db.now(), -NEWS_DAYS);
  return positionBefore(read, joined !== null && joined > week ? joined : week);
}

function toActivity(
  event: RecordedEvent,
  names: ReadonlyMap<string, string>,
  { seen, reader }: { seen: number; reader: string },
): Activity {
  const { position, at, name, aggregate, orgId, actorId, payload } = event;
  // What a panel ruled, the vendor did, to its parties (DX11).
  const isNamed = actorId !== null && payload['byVendor'] !== true;
  const actor = isNamed ? { id: actorId, name: names.get(actorId) ?? null } : null;
  return {
    position,
    at,
    name,
    aggregate,
    orgId,
    actor,
    payload,
    seen: position <= seen || actorId === reader,
  };
}

/** What a reader hears, with the deals that are shared with their organisation (DM21). */
async function audienceWithShares(actor: UserActor, read: Query): Promise<Audience> {
  const audience = audienceOf(actor, 'news');
  return { ...audience, sharedDealIds: new Set(await listSharedDealIds(read, audience.secondOrgIds)) };
}

function readPosition(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^\d{1,15}$/.test(cursor))
    throw new Fault('bad_input', { fields: [{ path: 'cursor', key: 'cursor' }] });
  return Number(cursor);
}
