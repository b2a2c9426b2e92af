import { PrecheckAnswer } from '@portico/domain/prechecks/answer';
import type { ProbeSummary } from '@portico/domain/prechecks/report';
import { Instant } from '@portico/domain/time';
import * as v from 'valibot';
import { listAccountNames } from '../accounts/store.ts';
import type { Query } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';
import type { ProbeRow } from './store.ts';

const Name = v.nullable(v.string());

/** What a partner must know before asking: the budget, when answers come, and how many accounts the vendor holds by name. */
export const PrecheckTerms = v.object({
  left: v.number(),
  perUserDaily: v.number(),
  answers: v.picklist(['at_once', 'on_schedule']),
  scheduleMinutes: v.number(),
  /** RC22: published, so that partners see how much the vendor keeps for itself. */
  namedAccounts: v.number(),
  /** What can be asked about, by family and name. */
  products: v.array(v.object({ id: v.string(), name: v.string(), family: v.string() })),
});

/** A question of one's own: who was asked about is not kept where partners read it (PC4). */
export const OwnProbe = v.object({
  id: v.string(),
  at: Instant,
  userName: Name,
  fingerprint: v.string(),
  answer: v.nullable(PrecheckAnswer),
  answerAt: Instant,
});

/** One person's questions, as the vendor's report has them (PC6). */
export const ProbePerson = v.object({
  userId: v.string(),
  userName: Name,
  orgId: v.string(),
  orgName: Name,
  questions: v.number(),
  customers: v.number(),
  notClear: v.number(),
  hitRate: v.number(),
  busiest: v.number(),
  alphabetical: v.number(),
  canaries: v.number(),
  lastAt: Instant,
  signs: v.array(v.picklist(['run', 'alphabetical', 'canary'])),
});

/** What one person handed in and took back, as the vendor's report has it (PC7). */
export const Submitter = v.object({
  userId: v.string(),
  userName: Name,
  orgId: v.string(),
  orgName: Name,
  submitted: v.number(),
  withdrawn: v.number(),
});

/** One question, as the vendor's log has it (PC4). */
export const ProbeLine = v.object({
  id: v.string(),
  at: Instant,
  userName: Name,
  orgName: Name,
  customerName: v.string(),
  customerCountry: v.string(),
  answer: PrecheckAnswer,
  ruleId: v.string(),
  accountName: Name,
  touchesCanary: v.boolean(),
});

/** An account that alarms (PC5). */
export const Canary = v.object({
  accountId: v.string(),
  accountName: Name,
  note: Name,
  setAt: Instant,
});

/** Summaries with names. */
export function peopleOf(
  read: Query,
  people: readonly ProbeSummary[],
): Promise<v.InferOutput<typeof ProbePerson>[]> {
  return named(read, people);
}

/** Figures of people with their names and their organisations'. */
export async function named<P extends { userId: string; orgId: string }>(
  read: Query,
  people: readonly P[],
): Promise<(P & { userName: string | null; orgName: string | null })[]> {
  const [users, orgs] = await Promise.all([
    listPersonNames(
      read,
      people.map(({ userId }) => userId),
    ),
    listOrganisationNames(
      read,
      people.map(({ orgId }) => orgId),
    ),
  ]);
  return people.map((person) => ({
    ...person,
    userName: users.get(person.userId) ?? null,
    orgName: orgs.get(person.orgId) ?? null,
  }));
}

/** Questions with names, as the vendor's log shows them. */
export async function linesOf(
  read: Query,
  rows: readonly ProbeRow[],
): Promise<v.InferOutput<typeof ProbeLine>[]> {
  const [users, orgs, accounts] = await Promise.all([
    listPersonNames(
      read,
      rows.map(({ userId }) => userId),
    ),
    listOrganisationNames(
      read,
      rows.map(({ orgId }) => orgId),
    ),
    listAccountNames(
      read,
      rows.flatMap(({ accountId }) => accountId ?? []),
    ),
  ]);
  return rows.map(({ id, at, userId, orgId, question, answer, ruleId, accountId, touchesCanary }) => ({
    id,
    at,
    userName: users.get(userId) ?? null,
    orgName: orgs.get(orgId) ?? null,
    customerName: question.customerName,
    customerCountry: question.customerCountry,
    answer,
    ruleId,
    accountName: accounts.get(accountId ?? '') ?? null,
    touchesCanary,
  }));
}
