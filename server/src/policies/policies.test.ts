import { Fault } from '@portico/domain/fault';
import { defaultChannelPolicy, defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { addDays, addMs, type Instant } from '@portico/domain/time';
import { TRPCError } from '@trpc/server';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { dealsRouter } from '../deals/router.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { listEventsOf } from '../outbox/store.ts';
import { callerFor } from '../trpc/testing.ts';
import { policiesRouter } from './router.ts';
import { currentPolicy, forgetCurrentPolicy, policiesOf, policyNamed } from './store.ts';
import { policyVersions } from './table.ts';
import { documentWith, publishVersion, versionAfter } from './testing.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterEach(() => test[Symbol.asyncDispose]());

const admin = person('velo-ada', 'velo', 'vendor_admin');
const second = person('velo-bea', 'velo', 'vendor_admin');
const desk = person('velo-emil', 'velo', 'deal_desk');
const seller = person('nord-anna', 'nord', 'seller');

const as = (actor = admin) => callerFor(policiesRouter, { db: test.db, actor });
const publish = (version: string, document = documentWith({ protectionDays: 120 }), effectiveFrom?: string) =>
  publishVersion(
    { db: test.db, actor: admin },
    version,
    effectiveFrom ? { document, effectiveFrom } : { document },
  );
const fault = async (answer: Promise<unknown>) => {
  const error = await answer.then(() => null).catch((thrown: unknown) => thrown);
  return error instanceof TRPCError && error.cause instanceof Fault ? error.cause.toJSON() : error;
};
const inForce = async () => {
  forgetCurrentPolicy(test.db.read);
  return (await as().current()).version;
};

describe('a database without versions', () => {
  it('rules by the built-in version, inside a transaction and outside', async () => {
    expect(await currentPolicy(test.db.read)).toEqual(defaultChannelPolicy);
    expect(await test.db.write((tx) => currentPolicy(tx))).toEqual(defaultChannelPolicy);
    expect(await as().current()).toEqual({
      version: '2026-11',
      document: defaultPolicyDocument,
      next: null,
    });
    expect(await as().list({})).toMatchObject({
      rows: [{ id: null, version: '2026-11', status: 'published', inForce: true }],
      next: null,
    });
  });

  it('knows no other version, and says so instead of guessing (PO10)', async () => {
    await expect(policyNamed(test.db.read, '2019-01')).rejects.toThrow('2019-01');
    expect(await fault(as().get({ version: '2019-01' }))).toEqual({ code: 'not_found' });
  });
});

describe('drafts', () => {
  it('are kept with who wrote them, and rule nothing', async () => {
    const draft = versionAfter(
      await as(desk).saveDraft({
        version: '2027-01',
        document: documentWith({ lapseDays: 9 }),
        note: 'More time',
      }),
    );
    expect(draft).toMatchObject({
      status: 'draft',
      revision: 1,
      note: 'More time',
      inForce: false,
      problems: [],
    });
    expect(draft.document.deals.lapseDays).toBe(9);
    expect(await inForce()).toBe('2026-11');
    await expect(policyNamed(test.db.read, '2027-01')).rejects.toThrow('2027-01');
    expect(await as().get({ version: '2027-01' })).toEqual(draft);
  });

  it('PO1: answer every field that is wrong in its shape, and keep nothing', async () => {
    const outcome = await as().saveDraft({ version: '2027-01', document: documentWith({ lapseDays: -1 }) });
    expect(outcome).toEqual({
      ok: false,
      problems: [{ path: 'deals.lapseDays', key: 'too_small', rule: 'PO1' }],
    });
    expect((await as().list({})).rows).toHaveLength(1);
  });

  it('may break a rule across fields while they are written; publishing waits for it (PO9)', async () => {
    const draft = versionAfter(
      await as().saveDraft({ version: '2027-01', document: documentWith({ expiringDays: 90 }) }),
    );
    const problems = [{ path: 'deals.expiringDays', key: 'not_before_end', rule: 'PO3' }];
    expect(draft.problems).toEqual(problems);
    expect(await as().check({ document: draft.document })).toEqual({ problems });
    expect(await as().publish({ id: draft.id ?? '', revision: 1 })).toEqual({ ok: false, problems });
  });

  it('PO4: take no name that is given', async () => {
    await as().saveDraft({ version: '2027-01', document: defaultPolicyDocument });
    const taken = { ok: false, problems: [{ path: 'version', key: 'taken', rule: 'PO4' }] };
    expect(await as().saveDraft({ version: '2027-01', document: defaultPolicyDocument })).toEqual(taken);
    expect(await as().saveDraft({ version: '2026-11', document: defaultPolicyDocument })).toEqual(taken);
  });

  it('PO5: refuse a stale edit with both revisions, and keep the newer one', async () => {
    const draft = versionAfter(await as().saveDraft({ version: 'a', document: defaultPolicyDocument }));
    const reference = { id: draft.id ?? '', revision: 1 };
    versionAfter(
      await as(desk).saveDraft({ draft: reference, version: 'b', document: documentWith({ lapseDays: 8 }) }),
    );
    const stale = as().saveDraft({ draft: reference, version: 'c', document: defaultPolicyDocument });
    expect(await fault(stale)).toEqual({ code: 'stale_edit', versions: { yours: 1, current: 2 } });
    expect(await as().get({ version: 'b' })).toMatchObject({
      revision: 2,
      document: { deals: { lapseDays: 8 } },
    });
  });

  it('are not published by the desk', async () => {
    const draft = versionAfter(await as(desk).saveDraft({ version: 'a', document: defaultPolicyDocument }));
    expect(await fault(as(desk).publish({ id: draft.id ?? '', revision: 1 }))).toEqual({ code: 'not_found' });
  });
});

describe('publishing', () => {
  it('PO6: rules from now on, in reading and in writing', async () => {
    const published = await publish('2027-01');
    expect(published).toMatchObject({ status: 'published', inForce: true });
    expect(published.effectiveFrom).toBe(published.publishedAt);
    expect((await currentPolicy(test.db.read)).deals).toMatchObject({
      version: '2027-01',
      protectionDays: 120,
    });
    expect((await test.db.write((tx) => currentPolicy(tx))).version).toBe('2027-01');
  });

  it('PO6: rules from a later instant exactly, by the database’s clock', async () => {
    const from = addDays(await test.db.now(), 1);
    await publish('2027-01', documentWith({}), from);
    expect(await inForce()).toBe('2026-11');
    expect(await as().current()).toMatchObject({ next: { version: '2027-01', effectiveFrom: from } });

    const beginsAt = (effectiveFrom: (now: Instant) => Instant) =>
      test.db.write(async (tx) => {
        const change = { effectiveFrom: effectiveFrom(tx.now) };
        await tx.update(policyVersions).set(change).where(eq(policyVersions.version, '2027-01'));
        return (await currentPolicy(tx)).version;
      });
    expect(await beginsAt((now) => addMs(now, 1))).toBe('2026-11');
    expect(await beginsAt((now) => now)).toBe('2027-01');
    expect(await inForce()).toBe('2027-01');
  });

  it('PO6: never from an instant that has passed', async () => {
    const draft = versionAfter(await as().saveDraft({ version: 'a', document: defaultPolicyDocument }));
    const effectiveFrom = addMs(await test.db.now(), -1);
    expect(await as().publish({ id: draft.id ?? '', revision: 1, effectiveFrom })).toEqual({
      ok: false,
      refusal: { rule: 'PO6', key: 'in_the_past', field: 'effectiveFrom' },
    });
  });

  it('the version published last rules where two begin at one instant', async () => {
    const from = addDays(await test.db.now(), 1);
    await publish('first', documentWith({ lapseDays: 1 }), from);
    await publish('second', documentWith({ lapseDays: 2 }), from);
    await test.db.write((tx) => tx.update(policyVersions).set({ effectiveFrom: tx.now }));
    expect(await inForce()).toBe('second');
  });

  it('PO5: makes a version that nobody can edit', async () => {
    const { id, revision } = await publish('2027-01');
    const edit = { draft: { id: id ?? '', revision }, version: '2027-01', document: defaultPolicyDocument };
    expect(await as().saveDraft(edit)).toEqual({
      ok: false,
      refusal: { rule: 'PO5', key: 'not_from_published' },
    });
  });

  it('PO7: needs somebody else where the policy in force asks for four eyes', async () => {
    const strict = { ...defaultPolicyDocument, governance: { fourEyes: true } };
    await publish('strict', strict);
    const draft = versionAfter(await as().saveDraft({ version: 'next', document: defaultPolicyDocument }));
    const reference = { id: draft.id ?? '', revision: 1 };
    expect(await as().publish(reference)).toEqual({ ok: false, refusal: { rule: 'PO7', key: 'own_draft' } });
    expect(versionAfter(await as(second).publish(reference)).status).toBe('published');
  });

  it('is told with name, revision and time, to the vendor alone', async () => {
    const { id, effectiveFrom } = await publish('2027-01');
    const told = await listEventsOf(test.db.read, id ?? '', ['internal']);
    expect(told.map(({ name, payload }) => [name, payload])).toEqual([
      ['policy.drafted', { version: '2027-01', revision: 1, effectiveFrom: null }],
      ['policy.published', { version: '2027-01', revision: 2, effectiveFrom }],
    ]);
    expect(await listEventsOf(test.db.read, id ?? '', ['partner', 'both'])).toEqual([]);
  });
});

describe('taking back', () => {
  it('PO8: a version that was still to come never rules', async () => {
    const published = await publish('2027-01', documentWith({}), addDays(await test.db.now(), 1));
    const reference = { id: published.id ?? '', revision: published.revision };
    expect(versionAfter(await as().withdraw(reference)).status).toBe('withdrawn');
    await test.db.write((tx) => tx.update(policyVersions).set({ effectiveFrom: tx.now }));
    expect(await inForce()).toBe('2026-11');
    await expect(policyNamed(test.db.read, '2027-01')).rejects.toThrow('2027-01');
  });

  it('PO8: a version that rules stays', async () => {
    const { id, revision } = await publish('2027-01');
    expect(await as().withdraw({ id: id ?? '', revision })).toEqual({
      ok: false,
      refusal: { rule: 'PO8', key: 'in_force' },
    });
    expect(await inForce()).toBe('2027-01');
  });
});

describe('what was submitted', () => {
  it('PO10: is read under its own version, beside deals of others, whatever is in force since', async () => {
    const deals = callerFor(dealsRouter, { db: test.db, actor: seller });
    const submit = async (customerName: string) => {
      const outcome = await deals.submit({ claim: await goodClaim(test.db, { customerName }) });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      return outcome.deal;
    };
    const before = await submit('Before');
    await publish('2027-01', documentWith({ decisionBusinessDays: 10 }));
    const later = await submit('Later');

    expect(before.receipt?.policyVersion).toBe('2026-11');
    expect(later.receipt?.policyVersion).toBe('2027-01');
    expect((later.decisionDueAt ?? '') > addDays(before.decisionDueAt ?? '', 5)).toBe(true);
    expect((await deals.list({})).rows.map((row) => row.customerName)).toEqual(['Later', 'Before']);

    const policyOf = await policiesOf(test.db.read, [
      { policyVersion: '2026-11' },
      { policyVersion: '2027-01' },
      { policyVersion: null },
    ]);
    expect(policyOf({ policyVersion: '2026-11' }).deals.decisionBusinessDays).toBe(2);
    expect(policyOf({ policyVersion: '2027-01' }).deals.decisionBusinessDays).toBe(10);
    expect(policyOf({ policyVersion: null }).version).toBe('2027-01');
  });
});

describe('lists and differences', () => {
  it('page through versions, latest edit first, the built-in one last', async () => {
    for (const version of ['a', 'b', 'c']) await as().saveDraft({ version, document: defaultPolicyDocument });
    const first = await as().list({ limit: 2 });
    const rest = await as().list({ limit: 2, ...(first.next === null ? {} : { cursor: first.next }) });
    const names = [...first.rows, ...rest.rows].map(({ version }) => version);
    expect(names.toSorted()).toEqual(['2026-11', 'a', 'b', 'c']);
    expect(names.at(-1)).toBe('2026-11');
    expect(first.rows).toHaveLength(2);
  });

  it('name what differs between any two versions', async () => {
    await publish('2027-01');
    expect(await as().compare({ from: '2026-11', to: '2027-01' })).toEqual([
      { path: 'deals.protectionDays', before: 90, after: 120 },
    ]);
    expect(await fault(as().compare({ from: '2026-11', to: 'none' }))).toEqual({ code: 'not_found' });
  });
});
