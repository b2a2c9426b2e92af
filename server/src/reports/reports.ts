import { decisionTimes } from '@portico/domain/reports/decision-times';
import { periodsOf, type Span } from '@portico/domain/reports/period';
import type { Instant } from '@portico/domain/time';
import { listAccountNames } from '../accounts/store.ts';
import type { Database, Query } from '../db/database.ts';
import { listDealHeads } from '../deals/report-store.ts';
import { listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { currentPolicy } from '../policies/store.ts';
import { listCoverageNear } from '../reservations/store.ts';
import { decisionsWithin, fairnessWithin } from './facts.ts';
import type { CoverageEdits, DecisionTimesReport, FairnessReport } from './schemas.ts';

/** Conflicts by result, outcomes by what stood in the way, overrides by person; for each period of a span. */
export async function fairnessReport({ read, now }: Database, span: Span): Promise<FairnessReport> {
  const at = await now();
  const periods = [];
  for (const period of periodsOf(span))
    periods.push({ ...period, ...(await fairnessWithin(read, period, at)) });
  const name = await personNames(
    read,
    periods.flatMap(({ overrides }) => overrides.map(({ personId }) => personId)),
  );
  return {
    periods: periods.map(({ overrides, ...period }) => ({
      ...period,
      overrides: overrides.map(({ personId, ...rest }) => ({ ...rest, person: name(personId) })),
    })),
  };
}

/** How long decisions took by reviewer; for each period of a span. */
export async function decisionTimesReport({ read }: Database, span: Span): Promise<DecisionTimesReport> {
  const periods = [];
  for (const period of periodsOf(span))
    periods.push({ ...period, ...decisionTimes(await decisionsWithin(read, period)) });
  const reviewers = periods.flatMap(({ rows }) => rows.flatMap(({ reviewerId }) => reviewerId ?? []));
  const name = await personNames(read, reviewers);
  return {
    clock: 'business_time',
    periods: periods.map(({ rows, ...period }) => ({
      ...period,
      rows: rows.map(({ reviewerId, ...rest }) => ({
        ...rest,
        reviewer: reviewerId === null ? null : name(reviewerId),
      })),
    })),
  };
}

const EDITS_MAX = 500;

/** Coverage entered within the policy's days of a submission for its account (RP5), newest first; at most 500. */
export async function coverageEdits(
  read: Query,
  span: { from: Instant; until: Instant },
): Promise<CoverageEdits> {
  const { conflicts } = await currentPolicy(read);
  const nearDays = conflicts.nearSubmissionDays;
  const near = await listCoverageNear(read, { ...span, days: nearDays, limit: EDITS_MAX });
  const heads = await listDealHeads(
    read,
    near.map(({ dealId }) => dealId),
  );
  const [name, accounts, partners] = await Promise.all([
    personNames(
      read,
      near.flatMap(({ enteredById }) => enteredById ?? []),
    ),
    listAccountNames(
      read,
      near.map(({ accountId }) => accountId),
    ),
    listOrganisationNames(
      read,
      [...heads.values()].map(({ partnerId }) => partnerId),
    ),
  ]);
  return {
    nearDays,
    rows: near.map(({ coverageId, kind, enteredAt, submittedAt, result, late, ...row }) => {
      const head = heads.get(row.dealId);
      const partnerId = head?.partnerId ?? '';
      return {
        coverageId,
        kind,
        account: { id: row.accountId, name: accounts.get(row.accountId) ?? '' },
        enteredAt,
        enteredBy: row.enteredById === null ? null : name(row.enteredById),
        deal: { id: row.dealId, number: head?.number ?? null },
        partner: { id: partnerId, name: partners.get(partnerId) ?? '' },
        submittedAt,
        result,
        late,
      };
    }),
  };
}

async function personNames(
  read: Query,
  ids: readonly string[],
): Promise<(id: string) => { id: string; name: string }> {
  const names = await listPersonNames(read, ids);
  return (id) => ({ id, name: names.get(id) ?? '' });
}
