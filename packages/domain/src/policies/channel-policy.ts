import * as v from 'valibot';
import { BenefitPolicy, defaultBenefitPolicy } from '../benefits/policy.ts';
import { DealPolicy, defaultDealPolicy } from '../deals/policy.ts';
import { defaultMatchingPolicy, type MatchingPolicy, MatchingPolicySchema } from '../matching/policy.ts';
import { defaultPrecheckPolicy, PrecheckPolicy } from '../prechecks/policy.ts';
import { ConflictPolicy, defaultConflictPolicy } from '../reservations/policy.ts';

/** How policy itself is changed. */
export const Governance = v.strictObject({
  /** Whether whoever puts a version in force must be somebody who did not write it. */
  fourEyes: v.boolean('required'),
});
export type Governance = v.InferOutput<typeof Governance>;

/**
 * All numbers and choices of the vendor's channel as they are edited and kept, part by part; each part's schema belongs to
 * its slice. The name of the version is beside it, not in it.
 */
export const PolicyDocument = v.strictObject({
  governance: Governance,
  deals: v.omit(DealPolicy, ['version']),
  benefits: BenefitPolicy,
  conflicts: ConflictPolicy,
  matching: v.omit(MatchingPolicySchema, ['version']),
  prechecks: PrecheckPolicy,
});
export type PolicyDocument = v.InferOutput<typeof PolicyDocument>;

/** A version of the channel's policy as rules take it: every part knows the name of its version. */
export interface ChannelPolicy extends PolicyDocument {
  version: string;
  deals: DealPolicy;
  matching: MatchingPolicy;
}

/** The name of a version, as `2026-11` or `2027-spring`. */
export const PolicyVersionName = v.pipe(
  v.string('required'),
  v.trim(),
  v.regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, 'version_name'),
);

/** Whether a version may be called so. */
export function isVersionName(name: string): boolean {
  return v.is(PolicyVersionName, name);
}

/** A document under the name of its version. */
export function channelPolicyOf(version: string, document: PolicyDocument): ChannelPolicy {
  return {
    ...document,
    version,
    deals: { ...document.deals, version },
    matching: { ...document.matching, version },
  };
}

const { version, ...deals } = defaultDealPolicy;
const { version: _, ...matching } = defaultMatchingPolicy;

/** The version that is built in: what rules before the vendor puts one of their own in force. */
export const defaultPolicyDocument: PolicyDocument = {
  governance: { fourEyes: false },
  deals,
  benefits: defaultBenefitPolicy,
  conflicts: defaultConflictPolicy,
  matching,
  prechecks: defaultPrecheckPolicy,
};

/** The same as rules take it. */
export const defaultChannelPolicy: ChannelPolicy = channelPolicyOf(version, defaultPolicyDocument);

/**
 * A kept document as this version of the product reads it: a part or a field that did not exist when it was kept has the
 * value it has by default. Lists are read as they were kept.
 *
 * @throws valibot's ValiError when it is no document of a policy
 */
export function readPolicyDocument(kept: unknown): PolicyDocument {
  return v.parse(PolicyDocument, filled(kept, defaultPolicyDocument));
}

function filled(kept: unknown, usual: unknown): unknown {
  if (kept === undefined) return usual;
  if (!isRecord(kept) || !isRecord(usual)) return kept;
  const fields = Object.entries(usual).map(([name, value]) => [name, filled(kept[name], value)]);
  return { ...kept, ...Object.fromEntries(fields) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
