import { Fault } from '@portico/domain/fault';
import { defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { addDays } from '@portico/domain/time';
import { TRPCError } from '@trpc/server';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { dealsRouter } from '../deals/router.ts';
import { deals } from '../deals/table.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { headPosition, listEventsAfter } from '../outbox/store.ts';
import { withoutBudget } from '../prechecks/testing.ts';
import { callerFor } from '../trpc/testing.ts';
import { policyReplaysAsked, replayPolicyWith, runReplay } from './jobs.ts';
import { getReplay, saveSlice } from './replay-store.ts';
import { policiesRouter } from './router.ts';
import { policyReplays } from './table.ts';
import { documentWith, publishVersion, versionAfter } from './testing.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterEach(() => test[Symbol.asyncDispose]());

const admin = person('velo-ada', 'velo', 'vendor_admin');
const desk = person('velo-emil', 'velo', 'deal_desk');
const seller = person('nord-anna', 'nord', 'seller');
const as = (actor = desk) => callerFor(policiesRouter, { db: test.db, actor });

async function submit(customerName: string, estAmountMinor: number): Promise<string> {
  const claim = await goodClaim(test.db, {
    customerName,
    customerWeb: `${customerName.toLowerCase()}.example`,
    estAmountMinor,
    estCurrency: 'EUR',
  });
  const outcome = await callerFor(dealsRouter, { db: test.db, actor: seller }).submit({ claim });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal.id;
}

async function draft(version: string, minimumAmountMinor: number): Promise<void> {
  versionAfter(await as().saveDraft({ version, document: documentWith({ minimumAmountMinor }) }));
}

async function ask(version: string, days: number | null = null): Promise<string> {
  const asked = await as().replay({ version, days });
  if (!asked.ok) throw new Error(JSON.stringify(asked));
  return asked.replayId;
}

const run = (replayId: string) =>
  replayPolicyWith(test.db)({
    id: 'job',
    payload: { replayId },
    attempt: 1,
    signal: new AbortController().signal,
  });
const faultCode = (error: unknown) =>
  error instanceof TRPCError && error.cause instanceof Fault ? error.cause.code : error;

describe('a replay', () => {
  it('PO11: lists each outcome that would be different with customer, partner and rule', async () => {
    const small = await submit('Small', 100_000);
    await submit('Large', 4_000_000);
    await draft('stricter', 100_001);
    const replayId = await ask('stricter');
    expect(await as().replayed({ replayId })).toMatchObject({ status: 'waiting', judged: 0, changes: [] });
    await run(replayId);

    expect(await as().replayed({ replayId })).toMatchObject({
      version: 'stricter',
      status: 'done',
      total: 2,
      judged: 2,
      changed: 1,
      changes: [{ aspect: 'claim', kind: 'accepted>refused', rule: 'DR10', count: 1 }],
    });
    expect(await as().replayRows({ replayId })).toMatchObject({
      rows: [
        {
          seq: 1,
          dealId: small,
          customerName: 'Small',
          partner: { id: 'nord', name: 'Nord Räder' },
          aspect: 'claim',
          before: 'accepted',
          after: 'refused',
          ruleAfter: 'DR10',
        },
      ],
      next: null,
    });
    expect((await as().replays({})).rows.map(({ id }) => id)).toEqual([replayId]);
  });

  it('PO11: compares with the version each was submitted under, not with the one in force', async () => {
    await submit('Before', 100_000);
    await publishVersion({ db: test.db, actor: admin }, 'longer', {
      document: documentWith({ decisionBusinessDays: 4 }),
    });
    const later = await submit('Later', 100_000);
    const replayId = await ask('2026-11');
    await run(replayId);
    const { rows } = await as().replayRows({ replayId });
    expect(rows.map(({ dealId, aspect, kind }) => [dealId, aspect, kind])).toEqual([
      [later, 'decision_due', 'earlier'],
    ]);
  });

  it('judges only the last days it was asked for', async () => {
    const old = await submit('Old', 100_000);
    const fresh = await submit('Fresh', 100_000);
    await test.db.write(async (tx) => {
      await tx
        .update(deals)
        .set({ submittedAt: addDays(tx.now, -31) })
        .where(eq(deals.id, old));
    });
    await draft('stricter', 100_001);
    const replayId = await ask('stricter', 30);
    await run(replayId);
    expect((await as().replayRows({ replayId })).rows.map(({ dealId }) => dealId)).toEqual([fresh]);
    expect(await as().replayed({ replayId })).toMatchObject({ total: 1, judged: 1 });
  });

  it('tries the draft as it was when it was asked for, whatever is written since', async () => {
    await submit('Small', 100_000);
    const kept = versionAfter(
      await as().saveDraft({ version: 'v', document: documentWith({ minimumAmountMinor: 100_001 }) }),
    );
    const replayId = await ask('v');
    const reference = { id: kept.id ?? '', revision: 1 };
    versionAfter(await as().saveDraft({ draft: reference, version: 'v', document: defaultPolicyDocument }));
    await run(replayId);
    expect(await as().replayed({ replayId })).toMatchObject({ changed: 1 });
  });

  it('PO12: is one event when it is asked for, makes the job of that event, and tells and writes nothing as it runs', async () => {
    const dealId = await submit('Small', 100_000);
    await draft('stricter', 100_001);
    const replayId = await ask('stricter');
    const head = await headPosition(test.db.read);
    const [asked] = await listEventsAfter(test.db.read, head - 1, 1);
    expect(asked).toMatchObject({ name: 'policy.replay_requested', visibility: 'internal' });
    expect(asked && policyReplaysAsked.toJobs(asked)).toMatchObject([
      { definition: { name: 'replay-policy' }, payload: { replayId } },
    ]);

    const before = await test.db.read.select().from(deals).where(eq(deals.id, dealId));
    await run(replayId);
    expect(await headPosition(test.db.read)).toBe(head);
    expect(await test.db.read.select().from(deals).where(eq(deals.id, dealId))).toEqual(before);
  });

  it('is refused to a draft with something wrong in it', async () => {
    versionAfter(await as().saveDraft({ version: 'odd', document: documentWith({ expiringDays: 90 }) }));
    expect(await as().replay({ version: 'odd' })).toEqual({
      ok: false,
      problems: [{ path: 'deals.expiringDays', key: 'not_before_end', rule: 'PO3' }],
    });
    expect((await as().replays({})).rows).toEqual([]);
  });

  it('pages through what it found, of one aspect or all', async () => {
    for (const name of ['A', 'B', 'C']) await submit(name, 100_000);
    versionAfter(
      await as().saveDraft({
        version: 'v',
        document: documentWith({ minimumAmountMinor: 0, decisionBusinessDays: 1, lapseDays: 1 }),
      }),
    );
    const replayId = await ask('v');
    await run(replayId);
    const first = await as().replayRows({ replayId, aspect: 'decision_due', limit: 2 });
    const rest = await as().replayRows({
      replayId,
      aspect: 'decision_due',
      limit: 2,
      ...(first.next === null ? {} : { cursor: first.next }),
    });
    expect([...first.rows, ...rest.rows].map(({ customerName }) => customerName)).toEqual(['A', 'B', 'C']);
    expect(rest.next).toBeNull();
    expect((await as().replayRows({ replayId, aspect: 'claim' })).rows).toEqual([]);
  });
});

describe('a replay that is cut off', () => {
  it('goes on where it was, and finds everything once', async () => {
    await withoutBudget(test.db);
    for (let n = 0; n < 55; n += 1) await submit(`C${n}`, 100_000);
    await draft('stricter', 100_001);
    const replayId = await ask('stricter');
    const cut = new AbortController();
    const write = test.db.write.bind(test.db);
    const db = {
      ...test.db,
      // The second write is the first slice: what comes after it is cut off.
      write: async <T>(work: Parameters<typeof write<T>>[0]) => {
        const value = await write(work);
        if ((await getReplay(test.db.read, replayId)).judged > 0) cut.abort(new Error('cut off'));
        return value;
      },
    };
    await expect(runReplay(db, replayId, cut.signal)).rejects.toThrow('cut off');
    expect(await as().replayed({ replayId })).toMatchObject({ status: 'running', total: 55, judged: 50 });

    await run(replayId);
    expect(await as().replayed({ replayId })).toMatchObject({
      status: 'done',
      judged: 55,
      changes: [{ count: 55 }],
    });
    await run(replayId);
    expect(await as().replayed({ replayId })).toMatchObject({ judged: 55, changes: [{ count: 55 }] });
  });

  it('counts a slice once when two workers judged it', async () => {
    await submit('Small', 100_000);
    await draft('stricter', 100_001);
    const replayId = await ask('stricter');
    await test.db.write((tx) => tx.update(policyReplays).set({ status: 'running', total: 1 }));
    const before = await getReplay(test.db.read, replayId);
    const at = await test.db.now();
    const slice = { rows: [], judged: 1, changed: 0, withoutVerdict: 0, cursorAt: at, cursorId: 'x' };
    expect(await test.db.write((tx) => saveSlice(tx, before, slice))).toBe(true);
    expect(await test.db.write((tx) => saveSlice(tx, before, slice))).toBe(false);
    expect((await getReplay(test.db.read, replayId)).judged).toBe(1);
  });

  it('says that it failed when something in it cannot be judged, and stops trying', async () => {
    const id = await submit('Small', 100_000);
    await test.db.write((tx) => tx.update(deals).set({ policyVersion: 'lost' }).where(eq(deals.id, id)));
    await draft('stricter', 100_001);
    const replayId = await ask('stricter');
    await expect(run(replayId)).rejects.toMatchObject({ name: 'HopelessJobError' });
    expect(await as().replayed({ replayId })).toMatchObject({ status: 'failed', judged: 0 });
  });
});

describe('a preview', () => {
  it('shows what a document would make of one registration, and keeps nothing', async () => {
    const dealId = await submit('Small', 100_000);
    const outcome = await as().preview({ dealId, document: documentWith({ decisionBusinessDays: 1 }) });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const due = outcome.aspects.find(({ aspect }) => aspect === 'decision_due');
    expect(due).toMatchObject({ changes: true, before: { rule: 'DM2' }, after: { rule: 'DM2' } });
    expect(outcome.aspects.filter(({ changes }) => changes)).toHaveLength(1);
    expect((await as().list({})).rows).toHaveLength(1);
  });

  it('answers what is wrong in the document’s shape', async () => {
    const dealId = await submit('Small', 100_000);
    expect(await as().preview({ dealId, document: documentWith({ lapseDays: -1 }) })).toMatchObject({
      ok: false,
    });
  });

  it('knows no drafts', async () => {
    const caller = callerFor(dealsRouter, { db: test.db, actor: seller });
    const { dealId } = await caller.saveDraft({ claim: { customerName: 'Not yet' } });
    const answer = as().preview({ dealId, document: defaultPolicyDocument });
    expect(await answer.catch(faultCode)).toBe('not_found');
  });
});
