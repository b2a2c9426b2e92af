import type { Deal } from '@portico/domain/deals/deal';
import type { PreparedParty } from '@portico/domain/matching/party';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import {
  judgeClaim,
  type JudgeInput,
  type PendingClaim,
  type Verdict,
} from '@portico/domain/reservations/verdict';
import { verdictFacts } from '@portico/domain/reservations/verdict-facts';
import type { CustomerClaim } from '../accounts/resolve.ts';
import type { Query, Tx } from '../db/database.ts';
import { findAlike } from '../deals/alike.ts';
import { heldKeysOf, partyOfDeal } from '../deals/claim-keys.ts';
import { listPending } from '../deals/pending-store.ts';
import { sha256 } from '../outbox/append.ts';
import { dealTypeOf, scopeOfClaim } from './claim-scope.ts';
import { type Customer, customerOf, findCustomer } from './customer.ts';
import { holdCustomerAccount } from './grant.ts';
import { holdUnknown } from './hold.ts';
import { insertVerdict, listActive, listCoverageOf } from './store.ts';
import { tellVerdict } from './telling.ts';

/** What became of judging a deal: the verdict that is kept, and the account its customer is. */
export interface Judged {
  verdict: Verdict;
  /** The account the customer is the same as; null when it is none, or only like one. */
  accountId: string | null;
}

/**
 * Judges a deal by all that holds its customer and keeps the verdict with its facts (RC19). Holds the account until the
 * commit, so that two claims of one moment see one another. The deal must have been handed in; it is judged as it is
 * given, whether or not it is saved yet.
 */
export async function judgeDeal(tx: Tx, deal: Deal, policy: ChannelPolicy): Promise<Judged> {
  if (deal.submittedAt === null) throw new Error('a draft is not judged');
  const party = partyOfDeal(deal);
  await holdUnknown(tx, [deal.customerKey ?? '', ...heldKeysOf(party)]);
  const customer = await customerOfDeal(tx, deal);
  const held = customer.account ? await holdCustomerAccount(tx, customer.account.id) : null;
  const input = await factsOf(tx, {
    customer,
    // Somebody may have been granted the customer while this transaction waited for it.
    now: held?.now ?? tx.now,
    claim: {
      dealId: deal.id,
      partnerId: deal.partnerId,
      dealType: dealTypeOf(deal.claim),
      scope: scopeOfClaim(deal.claim, customer.sites),
      submittedAt: deal.submittedAt,
      completeAt: deal.completeAt ?? deal.submittedAt,
    },
    customerKey: deal.customerKey,
    party,
  });
  const judgement = judgeClaim(input, policy.conflicts);
  const accountId = customer.account?.id ?? null;
  const verdict = await insertVerdict(
    tx,
    {
      ...judgement,
      dealId: deal.id,
      accountId,
      match: input.match,
      policyVersion: policy.version,
      inputsHash: sha256(verdictFacts(input)),
    },
    input,
  );
  await tellVerdict(tx, deal, { verdict, customer, coverage: input.coverage });
  return { verdict, accountId };
}

async function customerOfDeal(tx: Tx, deal: Deal): Promise<Customer> {
  return deal.accountId === null ? findCustomer(tx, describedBy(deal.claim)) : customerOf(tx, deal.accountId);
}

/** A claim that was handed in has these (DR1); a draft's type only says so. */
function describedBy(claim: Deal['claim']): CustomerClaim {
  const { customerName = '', customerWeb = '', customerCountry = '' } = claim;
  return { ...claim, customerName, customerWeb, customerCountry };
}

/** What it takes to gather the facts of a claim. */
interface Asked {
  customer: Customer;
  now: JudgeInput['now'];
  claim: JudgeInput['claim'];
  /** What claims of a customer that is in no register share; null to leave claims of others out. */
  customerKey: string | null;
  /** What the claim says of its customer, for comparing it with what others say. */
  party: PreparedParty;
}

/** Gathers all that a verdict is made of; the same reads in the same order for a customer that is known and one that is not. */
export async function factsOf(
  query: Query,
  { customer, now, claim, customerKey, party }: Asked,
): Promise<JudgeInput> {
  const { account, ids } = customer;
  const coverage = await listCoverageOf(
    query,
    { id: account?.id ?? '', country: account?.country ?? null, segment: account?.segment ?? null, ids },
    now,
  );
  const reservations = await listActive(query, [...ids, ...customer.familyIds], now);
  const of = { dealId: claim.dealId, accountId: account?.id ?? null };
  const alike = await findAlike(query, { ...of, party });
  const pending = await listPending(query, { ...of, customerKey, alikeIds: [...alike.keys()], now });
  return {
    claim,
    match: customer.match,
    account,
    groupBuysCentrally: customer.groupBuysCentrally,
    // What stands under an account that was merged into this one is about this one.
    coverage: account
      ? coverage.map((row) => (row.accountId === null ? row : { ...row, accountId: account.id }))
      : [],
    reservations: reservations.map((held) =>
      account && ids.includes(held.accountId) ? { ...held, accountId: account.id } : held,
    ),
    claims: pending.map((deal): PendingClaim => {
      const isSame =
        (customerKey !== null && deal.customerKey === customerKey) ||
        (deal.accountId !== null && deal.accountId === account?.id) ||
        alike.get(deal.id) === 'same';
      return { ...pendingOf(deal, customer), ...(isSame ? {} : { match: 'similar' as const }) };
    }),
    now,
  };
}

function pendingOf(deal: Deal, { sites }: Customer): PendingClaim {
  return {
    dealId: deal.id,
    partnerId: deal.partnerId,
    completeAt: deal.completeAt ?? deal.submittedAt ?? deal.createdAt,
    scope: scopeOfClaim(deal.claim, sites),
  };
}
