import type { Actor } from '@portico/domain/access';
import { readCsv } from '@portico/domain/csv';
import { wordedFaults } from '../trpc/field-words.ts';
import type { Deal } from '@portico/domain/deals/deal';
import { someDeal } from '@portico/domain/deals/testing';
import { Fault } from '@portico/domain/fault';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { person, seedWorld } from '../deals/testing.ts';
import { coverages } from '../reservations/table.ts';
import { atTime } from '../seed/at-time.ts';
import { callerFor } from '../trpc/testing.ts';
import { reportNames, reportRoutes } from './http.ts';
import { reportsRouter } from './router.ts';
import { after, type Case, type Happening, happeningsOf } from './testing.ts';

const HOUR = 3_600_000;
const november = { from: '2025-11-01T00:00:00.000Z', until: '2025-12-01T00:00:00.000Z' };

let test: TestDatabase;
const analyst = person('velo-finn', 'velo', 'analyst');
const as = (actor = analyst) => callerFor(reportsRouter, { db: test.db, actor });

const approved = (hours: number, reviewerId: string | null, more: Partial<Deal> = {}): Partial<Deal> => ({
  ...someDeal('approved'),
  decidedAt: after(hours),
  reviewerId,
  ...more,
});

const cases: Case[] = [
  // Ada takes 2, 4, 6, 8 hours; the one of 34 waited for the partner for 24 of them, half before a weekend could count.
  ...[2, 4, 6, 8].map((hours) => ({ at: 0, first: 'clear' as const, deal: approved(hours, 'velo-ada') })),
  { at: 0, first: 'clear', deal: approved(34, 'velo-ada', { decisionDueAt: after(33) }), waits: [[1, 25]] },
  // Ben approves over a hard conflict, and refuses what was clear for the vendor's own sake.
  {
    at: 24,
    first: 'clear',
    last: 'hard_conflict',
    deal: approved(30, 'velo-ben', {
      override: {
        ground: 'shared_verdict',
        text: null,
        note: 'Both sell here',
        byId: 'velo-ben',
        at: after(30),
        result: 'hard_conflict',
        ruleId: 'RC10',
      },
    }),
  },
  {
    at: 24,
    first: 'clear',
    deal: {
      ...someDeal('rejected'),
      decidedAt: after(36),
      reviewerId: 'velo-ben',
      rejectReason: 'vendor_direct',
    },
  },
  // The vendor stood in the way; nobody decided; one that was never judged; one that approved itself.
  { at: 48, first: 'not_available', deal: { review: 'in_review', reviewerId: 'velo-ben' } },
  { at: 48, first: null, deal: { review: 'withdrawn', withdrawReason: 'other' } },
  { at: 48, first: 'clear', deal: approved(48, null, { outcome: 'won' }) },
];

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  const happenings = [...cases.flatMap(happeningsOf), ...coverageHappenings()];
  await test.db.write(async (tx) => {
    for (const { at, write } of happenings.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
      await atTime(tx, at, write);
  });
});
afterAll(() => test[Symbol.asyncDispose]());

/** Somebody enters coverage of the account five days before the first submissions, the day after the last, and a month on. */
function coverageHappenings(): Happening[] {
  return [-5 * 24, 72, 40 * 24].map((hours, index) => ({
    at: after(hours),
    write: async (then) => {
      await then.insert(coverages).values({
        id: `cov_${index}`,
        version: 1,
        kind: 'vendor_direct',
        accountId: 'acc_1',
        sites: { kind: 'all' },
        products: { kind: 'all' },
        startsAt: then.now,
        disclose: 'none',
        source: 'manual',
        enteredAt: then.now,
        enteredById: 'velo-dan',
      });
    },
  }));
}

describe('fairness', () => {
  it('RP2: counts conflicts by the first verdict, whatever came later', async () => {
    const { periods } = await as().fairness(november);
    expect(periods).toHaveLength(1);
    expect(periods[0]).toMatchObject({ ...november, submitted: 10 });
    expect(periods[0]?.conflicts.filter(({ count }) => count > 0)).toEqual([
      { result: 'clear', count: 8 },
      { result: 'not_available', count: 1 },
      { result: 'not_judged', count: 1 },
    ]);
  });

  it('RP3, RP1: compares outcomes by what stood in the way, with a share from five decided on', async () => {
    const { periods } = await as().fairness(november);
    const none = { submitted: 0, approved: 0, refused: 0, withdrawn: 0, open: 0, won: 0, lost: 0 };
    const noShare = { approvedShare: null, wonShare: null };
    expect(periods[0]?.outcomes).toEqual([
      { ...none, ...noShare, standing: 'vendor_direct', submitted: 1, open: 1 },
      { ...none, ...noShare, standing: 'something_else' },
      {
        ...none,
        standing: 'nothing',
        submitted: 8,
        approved: 7,
        refused: 1,
        won: 1,
        // 7 of 8.
        approvedShare: 0.875,
        wonShare: null,
      },
      { ...none, ...noShare, standing: 'not_judged', submitted: 1, withdrawn: 1 },
    ]);
  });

  it('RP4: names whose decisions went against the last verdict', async () => {
    const { periods } = await as().fairness(november);
    expect(periods[0]?.overrides).toEqual([
      {
        person: { id: 'velo-ben', name: '' },
        decided: 2,
        forPartner: 1,
        againstPartner: 1,
        share: null,
      },
    ]);
  });

  it('is told period by period, each registration in the one it was submitted in', async () => {
    const span = { from: '2025-10-01T00:00:00.000Z', until: after(24), step: 'month' } as const;
    const { periods } = await as().fairness(span);
    expect(periods.map(({ from, until, submitted }) => [from, until, submitted])).toEqual([
      ['2025-10-01T00:00:00.000Z', '2025-11-01T00:00:00.000Z', 0],
      ['2025-11-01T00:00:00.000Z', after(24), 5],
    ]);
  });
});

describe('coverage near submissions', () => {
  it('RP5: is listed with who entered it and whether it came too late to count', async () => {
    const { nearDays, rows } = await as().coverageEdits({ ...november, from: '2025-10-01T00:00:00.000Z' });
    expect(nearDays).toBe(14);
    const byCoverage = Map.groupBy(rows, ({ coverageId }) => coverageId);
    // All nine that were judged lie within 14 days of both; the one of a month on is near none.
    expect(
      [...byCoverage].map(([id, near]) => [id, near.length, new Set(near.map(({ late }) => late))]),
    ).toEqual([
      ['cov_1', 9, new Set([true])],
      ['cov_0', 9, new Set([false])],
    ]);
    expect(rows[0]).toMatchObject({
      kind: 'vendor_direct',
      enteredBy: { id: 'velo-dan' },
      partner: { id: 'nord', name: 'Nord Räder' },
      enteredAt: after(72),
    });
  });
});

describe('decision times', () => {
  it('RP6, RP7, RP8: are business time without waiting, by reviewer, automatic ones apart', async () => {
    const { clock, periods } = await as().decisionTimes(november);
    expect(clock).toBe('business_time');
    expect(periods).toEqual([
      {
        ...november,
        automatic: 1,
        rows: [
          // 2, 4, 6, 6, 8, 10, 12 hours: the fourth of seven, and the seventh.
          { reviewer: null, decided: 7, late: 1, p50Ms: 6 * HOUR, p90Ms: 12 * HOUR },
          // 2, 4, 6, 8 and 34 without the 24 that waited.
          {
            reviewer: { id: 'velo-ada', name: '' },
            decided: 5,
            late: 1,
            p50Ms: 6 * HOUR,
            p90Ms: 10 * HOUR,
          },
          { reviewer: { id: 'velo-ben', name: '' }, decided: 2, late: 0, p50Ms: null, p90Ms: null },
        ],
      },
    ]);
  });

  it('count in the period in which they were taken', async () => {
    const span = { from: after(30), until: after(36) };
    const { periods } = await as().decisionTimes(span);
    expect(periods[0]?.rows[0]).toMatchObject({ decided: 2 });
  });
});

describe('reports as files', () => {
  const get = (path: string, actor: Actor = analyst) =>
    reportRoutes({ db: test.db, actorOf: () => Promise.resolve(actor) })
      .onError((error, c) => c.text('', error instanceof Fault ? (error.status as 404) : 500))
      .request(`/reports/${path}`);
  const query = `from=${november.from}&until=${november.until}`;

  it('are CSV with a header and the figures', async () => {
    const answer = await get(`decision-times.csv?${query}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="decision-times-2025-11-01.csv"',
    );
    expect((await answer.text()).split('\r\n')).toEqual([
      'from,until,reviewer_id,reviewer,decided,late,p50_hours,p90_hours',
      `${november.from},${november.until},,,7,1,6,12`,
      `${november.from},${november.until},velo-ada,,5,1,6,10`,
      `${november.from},${november.until},velo-ben,,2,0,,`,
      '',
    ]);
  });

  it.each(reportNames)('%s has as many cells in each row as its header names', async (name) => {
    const [header, ...rows] = readCsv(await (await get(`${name}.csv?${query}`)).text());
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(header?.length ?? 0);
  });

  it('say what is wrong with the span, field by field', async () => {
    const fields = async (wrong: string) => {
      const answer = await reportRoutes({ db: test.db, actorOf: () => Promise.resolve(analyst) })
        .onError((error, c) => c.json(error instanceof Fault ? wordedFaults(error.detail.fields ?? []) : []))
        .request(`/reports/conflicts.csv?${wrong}`);
      const faults = (await answer.json()) as ReturnType<typeof wordedFaults>;
      return faults.map(({ path, key, message }) => `${path} ${key} ${message}`).toSorted();
    };
    expect(await fields('step=week')).toEqual([
      expect.stringMatching(/^from required /),
      'step step This must be all, month or quarter.',
      expect.stringMatching(/^until required /),
    ]);
    expect(await fields(`from=${november.until}&until=${november.from}`)).toContainEqual(
      expect.stringContaining('a from that lies before until'),
    );
    expect(await fields(`from=2000-01-01T00:00:00.000Z&until=${november.until}&step=month`)).toEqual([
      expect.stringMatching(/^span too_many_periods .*at most 36/),
    ]);
  });

  it('say nothing to whoever may not read reports, and nothing of what is not there', async () => {
    const codes = [
      get(`conflicts.csv?${query}`, { kind: 'anonymous' }),
      get(`conflicts.csv?${query}`, person('nord-anna', 'nord', 'partner_admin')),
      get(`conflicts.csv?${query}`, person('velo-cora', 'velo', 'channel_manager')),
      get(`toString.csv?${query}`),
      get('conflicts.csv?from=x'),
    ].map(async (answer) => (await answer).status);
    expect(await Promise.all(codes)).toEqual([401, 404, 404, 404, 400]);
  });
});
