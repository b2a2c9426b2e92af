import type { Instant } from '../time.ts';
import type { DraftClaim } from './claim.ts';
import type { Deal } from './deal.ts';

/** What a deal begins with. */
export interface Beginning extends Pick<Deal, 'id' | 'partnerId' | 'sellerId' | 'siteId' | 'source'> {
  claim: DraftClaim;
  now: Instant;
}

/** A deal as its seller begins it: a draft of version 0, which the first save makes 1. */
export function begin({ now, ...facts }: Beginning): Deal {
  return {
    ...facts,
    version: 0,
    number: null,
    submittedById: null,
    previousId: null,
    accountId: null,
    secondPartnerId: null,
    review: 'draft',
    outcome: 'open',
    customerKey: null,
    submittedAt: null,
    completeAt: null,
    decisionDueAt: null,
    reviewerId: null,
    decidedAt: null,
    rejectReason: null,
    withdrawReason: null,
    noteShared: null,
    noteInternal: null,
    duplicateOfId: null,
    info: null,
    protectionStart: null,
    protectionEnd: null,
    protectionEndOriginal: null,
    extensionCount: 0,
    chain: null,
    override: null,
    appeal: null,
    extension: null,
    amendment: null,
    revocation: null,
    conversion: null,
    benefits: null,
    toldUntil: null,
    verdict: null,
    policyVersion: null,
    receiptHash: null,
    createdAt: now,
    updatedAt: now,
  };
}
