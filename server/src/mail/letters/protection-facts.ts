import type { RevokeReason } from '@portico/domain/deals/revocation';
import type { DisputeResult } from '@portico/domain/disputes/views';
import type { Instant } from '@portico/domain/time';
import type { DealFacts, Wording } from './facts.ts';

/** What letters about an approved deal may say besides. */
export interface ProtectionLetterFacts extends DealFacts {
  revokeReason: RevokeReason | null;
  /** When a revocation takes effect. */
  effectiveAt: Instant | null;
  /** How a dispute went for this deal. */
  result: DisputeResult | null;
}

/** Every letter about what becomes of an approved deal, and about disputes. */
export type ProtectionLetterName =
  | 'expired'
  | 'extensionRequested'
  | 'extensionGranted'
  | 'extensionRefused'
  | 'amendmentRequested'
  | 'amendmentGranted'
  | 'amendmentRefused'
  | 'revocationToConfirm'
  | 'revocationConfirmed'
  | 'revocationWithdrawn'
  | 'revoked'
  | 'customerShared'
  | 'disputeRaised'
  | 'disputeToJudge'
  | 'disputeRuled';

/** Those letters in one language. */
export type ProtectionLetters = Record<
  ProtectionLetterName,
  (facts: ProtectionLetterFacts, day: (at: Instant) => string) => Wording
>;
