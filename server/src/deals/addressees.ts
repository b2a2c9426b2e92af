import type { Deal } from '@portico/domain/deals/deal';
import { chainOf, nextSigner } from '@portico/domain/deals/signing';
import { changeChainOf, nextSignerOfChange } from '@portico/domain/deals/signing-change';
import type { Query } from '../db/database.ts';
import { listAddressees } from '../identity/store.ts';
import { listGrantedOrgIds } from '../partners/store.ts';
import { policyOf } from '../policies/store.ts';

/** Somebody a letter goes to. */
export interface Named {
  id: string;
  name: string;
  email: string;
}

/** Who may give the signature a deal waits for now: not those who have signed, nor whose own the deal is. */
export async function signersOf(query: Query, deal: Deal): Promise<Named[]> {
  const { deals: policy } = await policyOf(query, deal);
  const { amendment } = deal;
  const ofChange = nextSignerOfChange(deal, policy);
  const next = nextSigner(deal) ?? ofChange;
  if (!next) return [];
  const chain = ofChange && amendment ? changeChainOf(amendment, policy) : chainOf(deal);
  const asked = ofChange && amendment ? [amendment.requestedById] : [];
  const out = new Set([
    deal.sellerId,
    deal.submittedById,
    ...asked,
    ...chain.map(({ signedById }) => signedById),
  ]);
  const able = (await listAddressees(query, 'vendor', next.role)).filter(({ id }) => !out.has(id));
  return next.role === 'region_manager' ? lookingAfter(query, able, deal.partnerId) : able;
}

/** Those above the desk who look after a partner: its region's managers and the portal's admins (DS2); each once. */
export async function managersOf(query: Query, partnerId: string): Promise<Named[]> {
  const [managers, admins] = [
    await listAddressees(query, 'vendor', 'region_manager'),
    await listAddressees(query, 'vendor', 'vendor_admin'),
  ];
  const all = [...(await lookingAfter(query, managers, partnerId)), ...admins];
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}

/** The channel managers who look after a partner. */
export async function channelManagersOf(query: Query, partnerId: string): Promise<Named[]> {
  return lookingAfter(query, await listAddressees(query, 'vendor', 'channel_manager'), partnerId);
}

async function lookingAfter(query: Query, people: readonly Named[], partnerId: string): Promise<Named[]> {
  const theirs = await Promise.all(people.map(({ id }) => listGrantedOrgIds(query, id)));
  return people.filter((_, index) => theirs[index]?.includes(partnerId));
}
