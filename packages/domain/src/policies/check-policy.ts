import * as v from 'valibot';
import { PolicyDocument } from './channel-policy.ts';
import { findBandProblems } from './band-rules.ts';
import { findChainProblems } from './chain-rules.ts';
import { findTimeProblems } from './protection-rules.ts';
import type { PolicyProblem } from './problem.ts';

/** What checking a document answers: the document as it would be kept, or what is wrong with its shape. */
export type PolicyShape = { ok: true; document: PolicyDocument } | { ok: false; problems: PolicyProblem[] };

/**
 * Whether a document has the shape of one: every part and field, each within its bounds (PO1). A draft must have it to be
 * kept; the rules across fields may wait until it is published.
 */
export function readPolicyShape(typed: unknown): PolicyShape {
  const parsed = v.safeParse(PolicyDocument, typed);
  if (parsed.success) return { ok: true, document: parsed.output };
  return { ok: false, problems: parsed.issues.map(problemOf) };
}

/**
 * Everything that is wrong with a document, in the order of its parts: PO1, and once its shape is right the rules across
 * fields. None means that it may be published (PO9).
 */
export function checkPolicy(typed: unknown): PolicyProblem[] {
  const shape = readPolicyShape(typed);
  if (!shape.ok) return shape.problems;
  const { deals, matching, prechecks } = shape.document;
  return [
    ...findBandProblems(deals),
    ...findTimeProblems(deals),
    ...findChainProblems(deals),
    ...findMatchingProblems(matching),
    ...findPrecheckProblems(prechecks),
    ...findScheduleProblems(shape.document),
  ];
}

/** PO17: a budget that one person can use up alone is no budget of an organisation. */
function findPrecheckProblems(prechecks: PolicyDocument['prechecks']): PolicyProblem[] {
  const tooSmall = [
    prechecks.perOrganisationDaily < prechecks.perUserDaily ? ['perOrganisationDaily'] : [],
    prechecks.submissionsPerOrganisationDaily < prechecks.submissionsPerUserDaily
      ? ['submissionsPerOrganisationDaily']
      : [],
  ].flat();
  return tooSmall.map((name) => ({ path: `prechecks.${name}`, key: 'below_one_person', rule: 'PO17' }));
}

/** PO19: an approval at once is an answer at once. */
function findScheduleProblems({ deals, prechecks }: PolicyDocument): PolicyProblem[] {
  return deals.autoApprove.upToMinor !== null && prechecks.answers === 'on_schedule'
    ? [{ path: 'deals.autoApprove.upToMinor', key: 'answers_at_once', rule: 'PO19' }]
    : [];
}

/** PO18: what is the same customer must be more alike than what a person should look at. */
function findMatchingProblems({ same, similar }: PolicyDocument['matching']): PolicyProblem[] {
  return same > similar ? [] : [{ path: 'matching.same', key: 'not_above_similar', rule: 'PO18' }];
}

function problemOf(issue: v.BaseIssue<unknown>): PolicyProblem {
  const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  return { path, key: keyOf(issue), rule: 'PO1' };
}

/** A field that is missing or one too many has no message of its own in the schemas. */
function keyOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown';
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'required';
  return /^[a-z_]+$/.test(issue.message) ? issue.message : (plainKeys[issue.type] ?? 'wrong_kind');
}

/** The keys of bounds whose schema brings no message of its own. */
const plainKeys: Partial<Record<string, string>> = {
  min_value: 'too_small',
  max_value: 'too_large',
  integer: 'whole',
  finite: 'number',
  number: 'number',
};
