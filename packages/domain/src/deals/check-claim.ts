import * as v from 'valibot';
import { type Instant, quartersFrom } from '../time.ts';
import { ClaimField, claimFields, DealClaim, hostOf } from './claim.ts';
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
 * Checks a claim as it stands before submitting: DR1 to DR6, one problem a field, in the order of the form. What is not
 * a field of a claim is left out; a claim that is refused has at least one problem.
 *
 * Pure: the same call warns in the browser and decides in the server.
 *
 * @returns the claim, trimmed and typed, or its problems
 */
export function checkClaim(
  typed: unknown,
  context: ClaimContext,
): { ok: true; claim: DealClaim } | { ok: false; problems: ClaimProblem[] } {
  const given = pickFields(typed);
  const parsed = v.safeParse(DealClaim, given);
  const found = [...(parsed.issues ?? []).map(problemOf), ...policyProblems(given, context)];
  if (parsed.success && found.length === 0) return { ok: true, claim: parsed.output };
  const problems = claimFields.flatMap((field) => found.find((problem) => problem.field === field) ?? []);
  return { ok: false, problems };
}

function pickFields(typed: unknown): Partial<Record<ClaimField, unknown>> {
  const given = typeof typed === 'object' && typed !== null ? typed : {};
  return Object.fromEntries(
    Object.entries(given).filter(([field]) => Object.hasOwn(DealClaim.entries, field)),
  );
}

/** A field that is missing breaks DR1, the missing statement DR5. The key of an absent value is not the schema's own text. */
function problemOf(issue: v.InferIssue<typeof DealClaim>): ClaimProblem {
  const field = v.parse(ClaimField, issue.path?.[0]?.key);
  const isMissing = issue.input === undefined || issue.input === null || issue.input === '';
  if (field === 'contactAgreed') return { field, key: 'agreed', rule: 'DR5' };
  if (isMissing) return { field, key: 'required', rule: 'DR1' };
  return { field, key: issue.message, rule: field === 'closeQuarter' ? 'DR4' : 'DR1' };
}

function policyProblems(
  given: Partial<Record<ClaimField, unknown>>,
  { policy, productIds, now }: ClaimContext,
): ClaimProblem[] {
  const problems: ClaimProblem[] = [];
  const breaks = (field: ClaimField, isKept: (text: string) => boolean) => {
    const value = given[field];
    const text = typeof value === 'string' ? value.trim() : '';
    return text !== '' && !isKept(text);
  };
  if (breaks('customerWeb', (web) => !freeMailHosts.has(hostOf(web))))
    problems.push({ field: 'customerWeb', key: 'free_mail', rule: 'DR2' });
  if (breaks('productId', (id) => productIds.includes(id)))
    problems.push({ field: 'productId', key: 'product', rule: 'DR3' });
  if (breaks('closeQuarter', (quarter) => quartersFrom(now, policy.closeQuarters).includes(quarter))) {
    problems.push({ field: 'closeQuarter', key: 'quarter', rule: 'DR4' });
  }
  if (breaks('valueBand', (code) => policy.valueBands.some((band) => band.code === code))) {
    problems.push({ field: 'valueBand', key: 'band', rule: 'DR6' });
  }
  return problems;
}
