import type { OutputOf } from '@portico/runtime/client';
import type { Answers } from '@portico/runtime/testing';

const at = '2026-11-20T10:00:00.000Z';
const span = { from: '2025-11-23T00:00:00.000Z', until: '2026-11-23T00:00:00.000Z' };
const laura = { id: 'user_2', name: 'Laura Callahan' };
const none = { submitted: 0, approved: 0, refused: 0, withdrawn: 0, open: 0, won: 0, lost: 0 };

/** Fairness of a year: enough cases for most shares, too few for one. */
export const fairness: OutputOf<'reports.fairness'> = {
  periods: [
    {
      ...span,
      submitted: 60,
      conflicts: [
        { result: 'clear', count: 45 },
        { result: 'needs_review', count: 9 },
        { result: 'soft_conflict', count: 3 },
        { result: 'hard_conflict', count: 2 },
        { result: 'not_available', count: 1 },
        { result: 'not_judged', count: 0 },
      ],
      outcomes: [
        { standing: 'vendor_direct', ...none, submitted: 3, refused: 3, approvedShare: null, wonShare: null },
        {
          standing: 'something_else',
          ...none,
          submitted: 12,
          approved: 4,
          refused: 8,
          approvedShare: 1 / 3,
          wonShare: null,
        },
        {
          standing: 'nothing',
          ...none,
          submitted: 45,
          approved: 36,
          refused: 9,
          won: 12,
          lost: 4,
          approvedShare: 0.8,
          wonShare: 0.75,
        },
        { standing: 'not_judged', ...none, approvedShare: null, wonShare: null },
      ],
      overrides: [{ person: laura, decided: 40, forPartner: 1, againstPartner: 3, share: 0.1 }],
    },
  ],
};

/** One row of coverage that came too late to count. */
export const coverageEdits: OutputOf<'reports.coverageEdits'> = {
  nearDays: 14,
  rows: [
    {
      coverageId: 'cov_1',
      kind: 'vendor_direct',
      account: { id: 'acc_1', name: 'Hagen Söhne' },
      enteredAt: at,
      enteredBy: laura,
      deal: { id: 'deal_1', number: 'D-2026-000001' },
      partner: { id: 'org_2', name: 'Nordwind Systems' },
      submittedAt: at,
      result: 'clear',
      late: true,
    },
  ],
};

/** One reviewer with enough decisions, one without. */
export const decisionTimes: OutputOf<'reports.decisionTimes'> = {
  clock: 'business_time',
  periods: [
    {
      ...span,
      automatic: 4,
      rows: [
        { reviewer: null, decided: 43, late: 2, p50Ms: 5 * 3_600_000, p90Ms: 60 * 3_600_000 },
        { reviewer: laura, decided: 40, late: 2, p50Ms: 4 * 3_600_000, p90Ms: 50 * 3_600_000 },
        { reviewer: { id: 'user_3', name: 'Nancy Davolio' }, decided: 3, late: 0, p50Ms: null, p90Ms: null },
      ],
    },
  ],
};

/** Somebody who touched a canary, and the log of it. */
export const probes: Pick<Answers, 'prechecks.report' | 'prechecks.log' | 'prechecks.canaries'> = {
  'prechecks.report': {
    people: [
      {
        userId: 'user_9',
        userName: 'Robb Wong',
        orgId: 'org_2',
        orgName: 'Nordwind Systems',
        questions: 22,
        customers: 20,
        notClear: 6,
        hitRate: 6 / 22,
        busiest: 14,
        alphabetical: 9,
        canaries: 1,
        lastAt: at,
        signs: ['canary', 'run', 'alphabetical'],
      },
    ],
    submissions: [
      {
        userId: 'user_7',
        userName: 'Robb Wong',
        orgId: 'org_2',
        orgName: 'Nordwind Systems',
        submitted: 20,
        withdrawn: 15,
      },
    ],
    refused: [{ holder: 'user user_9', refused: 4 }],
  },
  'prechecks.log': {
    rows: [
      {
        id: 'probe_1',
        at,
        userName: 'Robb Wong',
        orgName: 'Nordwind Systems',
        customerName: 'Zebra Werke',
        customerCountry: 'DE',
        answer: 'needs_review',
        ruleId: 'PC5',
        accountName: 'Zebra Werke AG',
        touchesCanary: true,
      },
    ],
    next: null,
  },
  'prechecks.canaries': [
    { accountId: 'acc_9', accountName: 'Zebra Werke AG', note: 'Nobody has a reason to ask', setAt: at },
  ],
};

/** A server with figures. */
export function reportAnswers(changes: Answers = {}): Answers {
  return {
    'reports.fairness': fairness,
    'reports.coverageEdits': coverageEdits,
    'reports.decisionTimes': decisionTimes,
    ...probes,
    ...changes,
  };
}
