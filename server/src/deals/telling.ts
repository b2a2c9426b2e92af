import { partnerRoles } from '@portico/domain/access';
import type { Deal } from '@portico/domain/deals/deal';
import { hostOf } from '@portico/domain/deals/host';
import { numbersIn } from '@portico/domain/deals/number-forms';
import { type Telling, tellingWord } from '@portico/domain/deals/telling';
import { isFreeMail } from '@portico/domain/matching/web-domain';
import type { Refusal } from '@portico/domain/refusal';
import type { Instant } from '@portico/domain/time';
import { inArray } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { listAddresseesOf, listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { listActive } from '../reservations/store.ts';
import { listSites } from '../sites/store.ts';
import type { Change } from './change.ts';
import { listRivals } from './store.ts';
import { deals } from './table.ts';

const YEARS_BACK = 9;

/** Words that a partner will read, and of which field they are. */
export interface SharedWords {
  field: string;
  text: string | null;
}

/** The check of a move whose words its partner reads: they tell of no other partner (DM51). */
export function checkWords(actorId: string, words: readonly SharedWords[]): Pick<Change, 'check'> {
  return { check: (tx, deal) => objectionToWords(tx, deal, { actorId, words }) };
}

/**
 * Refuses words for a deal's partners that tell of another one around the customer, naming the word (DM51): of whoever claims
 * or holds the customer too, and any deal's number that is not the reader's.
 *
 * @param more further partners they must not tell of, as the other parties of a dispute
 */
export async function objectionToWords(
  tx: Tx,
  deal: Deal,
  { actorId, words, more = [] }: { actorId: string; words: readonly SharedWords[]; more?: readonly string[] },
): Promise<Refusal | null> {
  const texts = words.flatMap(({ field, text }) => (text?.trim() ? [{ field, text }] : []));
  if (texts.length === 0) return null;
  const readers = [deal.partnerId, ...(deal.secondPartnerId === null ? [] : [deal.secondPartnerId])];
  const around = [...new Set([...(await partnersAround(tx, deal)), ...more])];
  const others = around.filter((id) => !readers.includes(id));
  const known = await knownTo(tx, deal, { readers, actorId });
  const about = await tellingOf(tx, others);
  for (const { field, text } of texts) {
    const numbers = await listForeignNumbers(tx, text, readers);
    const word = tellingWord(text, { ...about, numbers }, known);
    if (word !== null) return { rule: 'DM51', key: 'names_another', field, word };
  }
  return null;
}

/** Who else claims a deal's customer or holds it. */
async function partnersAround(tx: Tx, deal: Deal): Promise<string[]> {
  const rivals = await listRivals(tx, deal);
  const held = deal.accountId === null ? [] : await listActive(tx, [deal.accountId], tx.now);
  return [...rivals, ...held].map(({ partnerId }) => partnerId);
}

/** What the readers have said or are, and who writes to them. */
async function knownTo(
  tx: Tx,
  deal: Deal,
  { readers, actorId }: { readers: readonly string[]; actorId: string },
): Promise<string> {
  const { organisations, people, addresses } = await tellingOf(tx, readers);
  const names = await listPersonNames(tx, [actorId]);
  const said = Object.values(deal.claim).filter((value) => typeof value === 'string');
  return [...organisations, ...people, ...addresses, ...names.values(), ...said].join('\n');
}

async function tellingOf(query: Query, orgIds: readonly string[]): Promise<Telling> {
  const names = await listOrganisationNames(query, [...orgIds]);
  const people = [];
  const pages = [];
  for (const orgId of orgIds) {
    people.push(...(await listAddresseesOf(query, orgId, partnerRoles)));
    const reach = { kind: 'organisations' as const, orgIds: [orgId], side: 'partner' as const };
    pages.push(...(await listSites(reach, query, { limit: 100, orgId })).rows);
  }
  return {
    organisations: [...names.values()],
    people: people.map(({ name }) => name),
    addresses: [
      ...people.map(({ email }) => email).filter((email) => !isFreeMail(hostOf(email))),
      ...pages.flatMap(({ origins }) => origins),
    ],
    numbers: [],
  };
}

/** The numbers in a text that are of deals the readers have no part in. */
async function listForeignNumbers(tx: Tx, text: string, readers: readonly string[]): Promise<string[]> {
  const numbers = numbersIn(text, yearsUntil(tx.now));
  if (numbers.length === 0) return [];
  const rows = await tx
    .select({ number: deals.number, partnerId: deals.partnerId, secondPartnerId: deals.secondPartnerId })
    .from(deals)
    .where(inArray(deals.number, numbers))
    .limit(numbers.length);
  return rows.flatMap(({ number, partnerId, secondPartnerId }) =>
    number === null || readers.includes(partnerId) || readers.includes(secondPartnerId ?? '') ? [] : [number],
  );
}

/** The years whose deals somebody may still write of. */
function yearsUntil(now: Instant): string[] {
  const year = Number(now.slice(0, 4));
  return Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(year - back));
}
