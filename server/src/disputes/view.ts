import type { Deal } from '@portico/domain/deals/deal';
import type { Dispute } from '@portico/domain/disputes/dispute';
import { chosenDealId } from '@portico/domain/disputes/rules';
import type { DisputeResult, DisputeView, VendorDisputeView } from '@portico/domain/disputes/views';
import type { Reach } from '@portico/domain/access';
import { isWithin } from '@portico/domain/access';
import type { Instant } from '@portico/domain/time';
import type { Query } from '../db/database.ts';
import { findDeal } from '../deals/store.ts';
import { listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';

/** Who looks at disputes, and when. */
export interface DisputeReader {
  query: Query;
  now: Instant;
  reach: Reach;
  /** The reader's partner organisation; null for the vendor's people. */
  partnerId: string | null;
}

/** A dispute as its reader may see it: a party its own part (DX8), the vendor all. */
export async function disputeViewOf(
  dispute: Dispute,
  reader: DisputeReader,
): Promise<DisputeView | VendorDisputeView> {
  const names = await listPersonNames(reader.query, peopleOf(dispute));
  if (reader.partnerId !== null) return partnerView(dispute, names, reader);
  const organisations = await listOrganisationNames(
    reader.query,
    dispute.deals.map(({ partnerId }) => partnerId),
  );
  const shown = await shownTo(dispute, dispute.deals, { names, reader });
  return {
    ...shown,
    side: 'vendor',
    mine: dispute.raisedByPartnerId === null,
    statement: dispute.statement,
    raisedByName: names.get(dispute.raisedById) ?? null,
    parties: dispute.deals.map(({ dealId, partnerId, sellerId }) => ({
      dealId,
      partnerId,
      partnerName: organisations.get(partnerId) ?? '',
      sellerName: names.get(sellerId) ?? '',
    })),
    panel: dispute.panel.map((userId) => ({ userId, name: names.get(userId) ?? '' })),
    chosenDealId: chosenDealId(dispute),
    ruling: dispute.ruling,
  };
}

async function partnerView(
  dispute: Dispute,
  names: ReadonlyMap<string, string>,
  reader: DisputeReader,
): Promise<DisputeView> {
  const own = dispute.deals.filter(({ partnerId, sellerId }) =>
    isWithin(reader.reach, { orgId: partnerId, userId: sellerId }),
  );
  const shown = await shownTo(dispute, own, { names, reader });
  const mine = dispute.raisedByPartnerId === reader.partnerId;
  return {
    ...shown,
    side: 'partner',
    mine,
    statement: mine ? dispute.statement : null,
    // What the vendor or the other side brought may name them.
    evidence: shown.evidence
      .filter((_, index) => evidenceOf(dispute, own)[index]?.partnerId === reader.partnerId)
      // Who accepted a letter is the vendor's affair.
      .map(({ accepted, ...one }) => ({ ...one, accepted: accepted && { ...accepted, byName: null } })),
  };
}

type Shown = Omit<DisputeView, 'side' | 'mine' | 'statement'>;

async function shownTo(
  dispute: Dispute,
  deals: Dispute['deals'],
  { names, reader }: { names: ReadonlyMap<string, string>; reader: DisputeReader },
): Promise<Shown> {
  const known = await Promise.all(deals.map(({ dealId }) => findDeal({ kind: 'all' }, reader.query, dealId)));
  const { ruling, status } = dispute;
  const isRuled = status === 'ruled' && ruling !== null;
  return {
    id: dispute.id,
    version: dispute.version,
    status,
    ground: dispute.ground,
    deals: known
      .filter((deal): deal is Deal => deal !== null)
      .map((deal) => ({
        id: deal.id,
        number: deal.number,
        customerName: deal.claim.customerName ?? '',
        result: isRuled ? resultFor(deal.id, ruling) : null,
      })),
    evidence: evidenceOf(dispute, deals).map(({ id, kind, text, fileIds, dealId, byId, at, accepted }) => ({
      id,
      kind,
      text,
      fileIds,
      dealId,
      byName: names.get(byId) ?? null,
      at,
      accepted: accepted && { byName: names.get(accepted.byId) ?? null, at: accepted.at },
    })),
    raisedAt: dispute.createdAt,
    dueAt: dispute.dueAt,
    overdue: status === 'open' && dispute.dueAt <= reader.now,
    ruledAt: isRuled ? ruling.agreedAt : null,
    rationaleShared: isRuled ? ruling.rationaleShared : null,
  };
}

function evidenceOf(dispute: Dispute, deals: Dispute['deals']): Dispute['evidence'] {
  return dispute.evidence.filter(({ dealId }) => deals.some((deal) => deal.dealId === dealId));
}

/** How a ruling went for one deal. */
export function resultFor(
  dealId: string,
  ruling: Pick<NonNullable<Dispute['ruling']>, 'leadingDealId' | 'endingDealIds'>,
): DisputeResult {
  if (ruling.leadingDealId === dealId) return 'leads';
  return ruling.endingDealIds.includes(dealId) ? 'ends' : 'stands';
}

function peopleOf(dispute: Dispute): string[] {
  return [
    dispute.raisedById,
    ...dispute.panel,
    ...dispute.deals.map(({ sellerId }) => sellerId),
    ...dispute.evidence.flatMap(({ byId, accepted }) => [byId, ...(accepted ? [accepted.byId] : [])]),
  ];
}
