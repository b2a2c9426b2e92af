import type { Instant } from '../time.ts';
import type { ClaimField } from './claim.ts';
import type { FormPolicy } from './policy.ts';

/** One field of a claim that is wrong, the message key that says how, and the rule it breaks. */
export interface ClaimProblem {
  field: ClaimField;
  key: string;
  rule: string;
}

/** What the check needs to know besides the claim. Both browser and server have it. */
export interface ClaimContext {
  policy: FormPolicy;
  /** Ids of the products that can be registered now. */
  productIds: readonly string[];
  now: Instant;
  /** The country of the partner who registers, where it is known (DR13). */
  partnerCountry?: string | undefined;
  /** Whether a host gives mailboxes to anyone (DR2). The server asks matching; a form without it knows the commonest. */
  isFreeMail?: ((host: string) => boolean) | undefined;
}

/** What was typed for a claim, by field, of any kind. */
export type TypedClaim = Partial<Record<ClaimField, unknown>>;
