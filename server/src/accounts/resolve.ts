import type { DealClaim } from '@portico/domain/deals/claim';
import type { Match } from '@portico/domain/matching/match';
import type { Party } from '@portico/domain/matching/party';
import type * as v from 'valibot';
import type { Query } from '../db/database.ts';
import { resolve } from '../matching/resolve.ts';
import { currentPolicy } from '../policies/store.ts';
import type { ResolveAnswer, ResolveInput } from './schemas.ts';
import { findRows } from './store.ts';

/** What a claim says of its customer. */
export type CustomerClaim = Pick<
  DealClaim,
  | 'customerName'
  | 'customerWeb'
  | 'customerCountry'
  | 'customerCity'
  | 'customerPostcode'
  | 'customerRegistrationNo'
>;

/** The customer of a claim as matching compares it. */
export function partyOfClaim(claim: CustomerClaim): Party {
  return {
    name: claim.customerName,
    aliases: [],
    domains: [claim.customerWeb],
    registrationNos: claim.customerRegistrationNo ? [claim.customerRegistrationNo] : [],
    street: null,
    city: claim.customerCity ?? null,
    postcode: claim.customerPostcode ?? null,
    country: claim.customerCountry,
  };
}

/**
 * The accounts that a claim's customer may be, best first; none when the register has nothing like it. Accounts that are
 * archived or merged into another are never among them (AC10).
 *
 * @throws Fault `unavailable` while the index is being built
 */
export async function resolveCustomer(query: Query, claim: CustomerClaim): Promise<Match[]> {
  const { matching: policy } = await currentPolicy(query);
  return resolve(query, partyOfClaim(claim), { policy });
}

const ANSWERS_MAX = 20;

/** The same for the vendor's people, with names; at most 20. */
export async function resolveTyped(
  query: Query,
  typed: v.InferOutput<typeof ResolveInput>,
): Promise<v.InferOutput<typeof ResolveAnswer>> {
  const { name, web, city, postcode, country, registrationNo } = typed;
  const { matching: policy } = await currentPolicy(query);
  const party = {
    name,
    aliases: [],
    domains: web === '' ? [] : [web],
    registrationNos: registrationNo === null ? [] : [registrationNo],
    street: null,
    city,
    postcode,
    country,
  };
  const matches = await resolve(query, party, { policy });
  const best = matches.slice(0, ANSWERS_MAX);
  const rows = await findRows(
    query,
    best.map(({ accountId }) => accountId),
  );
  const names = new Map(rows.map(({ id, legalName }) => [id, legalName]));
  return best.map(({ accountId, kind, score, signals }) => ({
    accountId,
    legalName: names.get(accountId) ?? '',
    kind,
    score,
    signals: signals.map((signal) => ({ ...signal })),
  }));
}
