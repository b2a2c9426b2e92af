import { type ClaimField, claimFields, type DraftClaim } from '@portico/domain/deals/claim';
import type { Deal } from '@portico/domain/deals/deal';
import { expiresSoonAt, isHeld, lapsesAt } from '@portico/domain/deals/deadlines';
import { waitingOf } from '@portico/domain/deals/waiting';
import { nextNoticeAt } from '@portico/domain/deals/notices';
import { signerAwaited } from '@portico/domain/deals/decide-amendment';
import type { DealPolicy } from '@portico/domain/deals/policy';
import { fold } from './fold.ts';
import { type ClaimMore, type deals, moreFields } from './table.ts';

type Row = typeof deals.$inferSelect;
type ClaimColumn = Exclude<ClaimField, 'contactAgreed' | keyof ClaimMore>;

const isMore = (field: ClaimField): field is keyof ClaimMore =>
  (moreFields as readonly ClaimField[]).includes(field);
const claimColumns = claimFields.filter(
  (field): field is ClaimColumn => field !== 'contactAgreed' && !isMore(field),
);

/** A deal out of its row. */
export function dealOf(row: Row): Deal {
  const given = claimColumns.filter((column) => row[column] !== null).map((column) => [column, row[column]]);
  const claim: DraftClaim = {
    ...(Object.fromEntries(given) as DraftClaim),
    ...(row.contactAgreedAt ? { contactAgreed: true } : {}),
    ...row.claimMore,
  };
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    partnerId: row.partnerId,
    sellerId: row.sellerId,
    submittedById: row.submittedById,
    previousId: row.previousId,
    accountId: row.accountId,
    secondPartnerId: row.secondPartnerId,
    siteId: row.siteId,
    source: row.source,
    review: row.review as Deal['review'],
    outcome: row.outcome as Deal['outcome'],
    claim,
    customerKey: row.customerKey,
    submittedAt: row.submittedAt,
    completeAt: row.completeAt,
    decisionDueAt: row.decisionDueAt,
    reviewerId: row.reviewerId,
    decidedAt: row.decidedAt,
    rejectReason: row.rejectReason as Deal['rejectReason'],
    withdrawReason: row.withdrawReason as Deal['withdrawReason'],
    noteShared: row.noteShared,
    noteInternal: row.noteInternal,
    duplicateOfId: row.duplicateOfId,
    info: row.info,
    protectionStart: row.protectionStart,
    protectionEnd: row.protectionEnd,
    protectionEndOriginal: row.protectionEndOriginal,
    extensionCount: row.extensionCount,
    chain: row.chain,
    override: row.override,
    appeal: row.appeal,
    extension: row.extension,
    amendment: row.amendment,
    revocation: row.revocation,
    conversion: row.conversion,
    benefits: row.benefits,
    toldUntil: row.toldUntil,
    verdict: row.verdict,
    policyVersion: row.policyVersion,
    receiptHash: row.receiptHash,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** A deal's row. Fields of the claim that were not given are null; when the contact agreed is the time of the first save that says so. */
export function rowOf(deal: Deal, policy: DealPolicy, agreedAt: string | null): Row {
  const { claim, ...facts } = deal;
  const columns = Object.fromEntries(claimColumns.map((column) => [column, claim[column] ?? null])) as Pick<
    Row,
    ClaimColumn
  >;
  return {
    ...facts,
    ...columns,
    claimMore: moreOf(claim),
    signRole: signerAwaited(deal, policy),
    contactAgreedAt: claim.contactAgreed ? (agreedAt ?? deal.updatedAt) : null,
    searchText: fold(`${claim.customerName ?? ''} ${deal.number ?? ''}`),
    infoLapsesAt: lapsesAt(deal, policy),
    expiresSoonAt: expiresSoonAt(deal, policy),
    heldSince: isHeld(deal) ? (deal.extension?.requestedAt ?? null) : null,
    revokedAt: deal.revocation?.effectiveAt ?? null,
    nextNoticeAt: nextNoticeAt(deal, policy),
    waitingSince: waitingOf(deal)[0]?.since ?? null,
    revocationSince: waitingOf(deal).find(({ what }) => what === 'revocation')?.since ?? null,
  };
}

function moreOf(claim: DraftClaim): ClaimMore | null {
  const given = moreFields
    .filter((field) => claim[field] !== undefined)
    .map((field) => [field, claim[field]]);
  return given.length === 0 ? null : (Object.fromEntries(given) as ClaimMore);
}
