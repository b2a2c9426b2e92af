import { defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { person } from '../deals/testing.ts';
import { publishVersion } from '../policies/testing.ts';
import { createHash } from 'node:crypto';
import type { Actor } from '@portico/domain/access';
import type { PrecheckQuestion } from '@portico/domain/prechecks/question';
import { addDays } from '@portico/domain/time';
import type { Database } from '../db/database.ts';
import { insertCoverage } from '../reservations/coverage-store.ts';
import { someAccount } from '../reservations/testing.ts';
import { setCanary } from './canary.ts';

/**
 * How well one sample can be told from another by its size alone: the chance that one of the first is greater than one of the
 * second, ties counted half. 0.5 is not at all; 0 and 1 are always.
 */
export function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  const ranked = [
    ...first.map((value) => ({ value, mine: 1 })),
    ...second.map((value) => ({ value, mine: 0 })),
  ].toSorted((a, b) => a.value - b.value);
  let sum = 0;
  for (let from = 0; from < ranked.length;) {
    let to = from;
    while (to < ranked.length && ranked[to]?.value === ranked[from]?.value) to += 1;
    const mine = ranked.slice(from, to).reduce((count, one) => count + one.mine, 0);
    sum += mine * ((from + 1 + to) / 2);
    from = to;
  }
  return (sum - (first.length * (first.length + 1)) / 2) / (first.length * second.length);
}

/** The largest distance of two samples' distributions (Kolmogorov and Smirnov), and how likely one as large comes by chance. */
export function kolmogorovSmirnov(
  first: readonly number[],
  second: readonly number[],
): { distance: number; p: number } {
  const values = [...new Set([...first, ...second])].toSorted((a, b) => a - b);
  const share = (sample: readonly number[], value: number): number =>
    sample.filter((one) => one <= value).length / sample.length;
  const distance = Math.max(...values.map((value) => Math.abs(share(first, value) - share(second, value))));
  const n = Math.sqrt((first.length * second.length) / (first.length + second.length));
  const lambda = (n + 0.12 + 0.11 / n) * distance;
  let p = 0;
  for (let k = 1; k <= 100; k += 1) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return { distance, p: distance === 0 ? 1 : Math.min(1, Math.max(0, p)) };
}

/** A seller of a partner, for tests; each asks on a budget of its own. */
export function asker(userId: string, orgId: string): Actor {
  return {
    kind: 'user',
    userId,
    name: userId,
    orgId,
    orgKind: 'partner',
    roles: ['seller'],
    grantedOrgIds: [],
    via: 'portal',
  };
}

const CONSONANTS = 'bdfgklmnprstvwz';
const VOWELS = 'aeiou';

/** The nth of as many made-up companies as one likes; no two share a word that tells. */
export function companyName(n: number): string {
  const bytes = createHash('sha256').update(`company ${n}`).digest();
  const letters = Array.from(bytes.subarray(0, 10), (byte, at) =>
    at % 2 === 0 ? CONSONANTS.charAt(byte % CONSONANTS.length) : VOWELS.charAt(byte % VOWELS.length),
  );
  const word = letters.join('');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} Anlagenbau GmbH`;
}

function domainOf(n: number): string {
  return `${companyName(n).split(' ')[0]?.toLowerCase()}.example`;
}

/** The question about the nth company. */
export function questionOf(n: number): PrecheckQuestion {
  return { customerName: companyName(n), customerWeb: domainOf(n), customerCountry: 'DE' };
}

/** Puts companies into the register: `free`, held directly by the vendor, and one canary. @returns the ids */
export async function seedCustomers(
  db: Database,
  companies: { free: readonly number[]; direct: readonly number[]; canary: number },
): Promise<Map<number, string>> {
  return db.write(async (tx) => {
    const ids = new Map<number, string>();
    for (const n of [...companies.free, ...companies.direct, companies.canary])
      ids.set(n, await someAccount(tx, { legalName: companyName(n), domains: [domainOf(n)] }));
    for (const n of companies.direct)
      await insertCoverage(
        tx,
        {
          kind: 'blocked',
          accountId: ids.get(n) ?? '',
          predicate: null,
          sites: { kind: 'all' },
          products: { kind: 'all' },
          from: addDays(tx.now, -10),
          until: null,
          ownerId: null,
          partnerId: null,
          reason: null,
          disclose: 'none',
        },
        { enteredAt: addDays(tx.now, -10), enteredById: null, source: 'import', replacesId: null },
      );
    await setCanary(tx, { accountId: ids.get(companies.canary) ?? '', note: null, setById: 'user_admin' });
    return ids;
  });
}

/** Lets people hand in as much as they like, for benches and loops that do more in a minute than anybody may in a day (PC7). */
export async function withoutBudget(db: Database): Promise<void> {
  const prechecks = {
    ...defaultPolicyDocument.prechecks,
    submissionsPerUserDaily: 100_000,
    submissionsPerOrganisationDaily: 1_000_000,
  };
  const actor = person('velo-budget', 'velo', 'vendor_admin');
  await publishVersion({ db, actor }, 'no-budget', { document: { ...defaultPolicyDocument, prechecks } });
}
