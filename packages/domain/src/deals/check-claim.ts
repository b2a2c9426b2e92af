import * as v from 'valibot';
import { ClaimField, claimFields, DealClaim } from './claim.ts';
import { policyProblems } from './claim-rules.ts';
import type { ClaimContext, ClaimProblem, TypedClaim } from './claim-problem.ts';

/**
 * Checks a claim as it stands before submitting: DR1 to DR13, one problem a field, in the order of the form. What is not
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

function pickFields(typed: unknown): TypedClaim {
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
  // A list inside is of things whose fields the schema names by its own texts, as "Invalid key".
  const key = /^[a-z_]+$/.test(issue.message) ? issue.message : 'list';
  return { field, key, rule: field === 'closeQuarter' ? 'DR4' : 'DR1' };
}
