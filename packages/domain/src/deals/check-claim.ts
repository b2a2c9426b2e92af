import * as v from 'valibot';
import { type Instant, quartersFrom } from '../time.ts';
import { type ClaimField, DealClaim, hostOf } from './claim.ts';
import type { DealPolicy } from './policy.ts';

/** One field of a claim that is wrong, the message key that says how, and the rule it breaks. */
export interface ClaimProblem {
  field: ClaimField;
  key: string;
  rule: string;
}

/** What the check needs to know besides the claim. Both browser and server have it. */
export interface ClaimContext {
  policy: DealPolicy;
  /** Ids of the products that can be registered now. */
  productIds: readonly string[];
  now: Instant;
}

/** Hosts that give mailboxes to anyone, so they name no company. The common ones; matched exactly. */
export const freeMailHosts: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.de yahoo.fr yahoo.co.uk icloud.com me.com mac.com ' +
    'aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de mail.com mail.ru yandex.ru qq.com 163.com 126.com ' +
    'proton.me protonmail.com orange.fr wanadoo.fr free.fr laposte.net libero.it virgilio.it uol.com.br bol.com.br terra.com.br zoho.com'
  ).split(' '),
);

/**
 * Checks a claim as it stands before submitting: DR1 to DR6, one problem a field, in the order of the form.
 *
 * Pure: the same call warns in the browser and decides in the server.
 *
 * @returns the claim, trimmed and typed, or its problems
 */
export function checkClaim(
  typed: unknown,
  context: ClaimContext,
): { ok: true; claim: DealClaim } | { ok: false; problems: ClaimProblem[] } {
  const parsed = v.safeParse(DealClaim, typed);
  const problems: ClaimProblem[] = [];
  const add = (field: ClaimField, key: string, rule: string) => {
    if (!problems.some((problem) => problem.field === field)) problems.push({ field, key, rule });
  };
  for (const issue of parsed.issues ?? []) {
    const field = issue.path?.[0]?.key as ClaimField | undefined;
    if (!field || !Object.hasOwn(DealClaim.entries, field)) continue;
    add(field, isMissing(issue) ? (field === 'contactAgreed' ? 'agreed' : 'required') : issue.message, field === 'contactAgreed' ? 'DR5' : 'DR1');
  }
  const claim = (typeof typed === 'object' && typed !== null ? typed : {}) as Partial<DealClaim>;
  for (const problem of policyProblems(claim, context)) add(problem.field, problem.key, problem.rule);
  if (parsed.success && problems.length === 0) return { ok: true, claim: parsed.output };
  const order = Object.keys(DealClaim.entries);
  return { ok: false, problems: problems.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) };
}

function isMissing(issue: v.BaseIssue<unknown>): boolean {
  return issue.input === undefined || issue.input === null || issue.input === '';
}

function policyProblems(claim: Partial<DealClaim>, { policy, productIds, now }: ClaimContext): ClaimProblem[] {
  const problems: ClaimProblem[] = [];
  const { customerWeb, productId, closeQuarter, valueBand } = claim;
  if (isText(customerWeb) && freeMailHosts.has(hostOf(customerWeb))) problems.push({ field: 'customerWeb', key: 'free_mail', rule: 'DR2' });
  if (isText(productId) && !productIds.includes(productId)) problems.push({ field: 'productId', key: 'product', rule: 'DR3' });
  if (isText(closeQuarter) && !quartersFrom(now, policy.closeQuarters).includes(closeQuarter))
    problems.push({ field: 'closeQuarter', key: 'quarter', rule: 'DR4' });
  if (isText(valueBand) && !policy.valueBands.some((band) => band.code === valueBand)) problems.push({ field: 'valueBand', key: 'band', rule: 'DR6' });
  return problems;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
