import { type ClaimField, claimFields, type DraftClaim } from '@portico/domain/deals/claim';
import type { Deal } from '@portico/domain/deals/deal';
import { lapsesAt } from '@portico/domain/deals/deadlines';
import type { DealPolicy } from '@portico/domain/deals/policy';
import { fold } from './fold.ts';
import type { deals } from './table.ts';

type Row = typeof deals.$inferSelect;
type ClaimColumn = Exclude<ClaimField, 'contactAgreed'>;

const claimColumns = claimFields.filter((field): field is ClaimColumn => field !== 'contactAgreed');

/** A deal out of its row. */
export function dealOf(row: Row): Deal {
  const given = claimColumns.filter((column) => row[column] !== null).map((column) => [column, row[column]]);
  const claim: DraftClaim = {
    ...(Object.fromEntries(given) as DraftClaim),
    ...(row.contactAgreedAt ? { contactAgreed: true } : {}),
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
    appeal: row.appeal,
    extension: row.extension,
    amendment: row.amendment,
    revocation: row.revocation,
    conversion: row.conversion,
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
    contactAgreedAt: claim.contactAgreed ? (agreedAt ?? deal.updatedAt) : null,
    searchText: fold(`${claim.customerName ?? ''} ${deal.number ?? ''}`),
    infoLapsesAt: lapsesAt(deal, policy),
  };
}
