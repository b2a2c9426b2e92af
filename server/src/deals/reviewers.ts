import { type Action, type Actor, can, type OrganisationKind } from '@portico/domain/access';
import { type Refusal, refuse } from '@portico/domain/refusal';
import type { Query } from '../db/database.ts';
import { type Colleague, listColleagues, listVendorPeople } from '../identity/colleagues.ts';

/** The vendor's people who may review deals, by name. */
export async function listReviewers(query: Query): Promise<{ id: string; name: string }[]> {
  return mayAll(await listVendorPeople(query), 'vendor', 'deal.decide');
}

/** The people of a partner who may register deals, by name. */
export async function listSellers(query: Query, partnerId: string): Promise<{ id: string; name: string }[]> {
  return mayAll(await listColleagues(query, partnerId), 'partner', 'deal.register');
}

/** DM15: a deal is given only to somebody who may review it. */
export async function objectionToReviewer(query: Query, reviewerId: string): Promise<Refusal | null> {
  const isReviewer = (await listReviewers(query)).some(({ id }) => id === reviewerId);
  return isReviewer ? null : refuse('DM15', 'no_reviewer', 'reviewerId').refusal;
}

/** DM20: a deal is registered for somebody of the partner's who may register. */
export async function objectionToSeller(
  query: Query,
  { partnerId, sellerId }: { partnerId: string; sellerId: string },
): Promise<Refusal | null> {
  const isSeller = (await listSellers(query, partnerId)).some(({ id }) => id === sellerId);
  return isSeller ? null : refuse('DM20', 'no_seller', 'sellerId').refusal;
}

function mayAll(
  people: readonly Colleague[],
  orgKind: OrganisationKind,
  action: Action,
): { id: string; name: string }[] {
  const may = ({ id, name, roles }: Colleague) => {
    const actor: Actor = {
      kind: 'user',
      userId: id,
      name,
      orgId: '',
      orgKind,
      roles,
      grantedOrgIds: [],
      via: 'portal',
    };
    return can(actor, action);
  };
  return people.filter(may).map(({ id, name }) => ({ id, name }));
}
