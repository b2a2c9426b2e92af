import type { Company } from './data-sets.ts';
import { choose } from './seeded.ts';

/**
 * Names for made-up people: a given name of one contact of the data sets with the family name of another of the same
 * country, or of any where a country has too few.
 */
export class NamePool {
  readonly #byCountry = new Map<string, { given: string[]; family: string[] }>();
  readonly #all = { given: [] as string[], family: [] as string[] };

  constructor(companies: Iterable<Company>) {
    for (const { contact, country } of companies) {
      const words = contact?.split(' ') ?? [];
      const [given, family] = [words[0], words.at(-1)];
      if (!given || !family || words.length < 2) continue;
      const local = this.#byCountry.get(country) ?? { given: [], family: [] };
      for (const pool of [local, this.#all]) {
        pool.given.push(given);
        pool.family.push(family);
      }
      this.#byCountry.set(country, local);
    }
  }

  /** The name that belongs to `key`, and to `key` alone among those `taken`. */
  next(country: string, key: string, taken: ReadonlySet<string> = new Set()): string {
    const local = this.#byCountry.get(country);
    const pool = local && local.given.length >= 5 ? local : this.#all;
    for (let turn = 0; ; turn += 1) {
      const name = `${choose(pool.given, `given ${key} ${turn}`)} ${choose(pool.family, `family ${key} ${turn}`)}`;
      if (!taken.has(name)) return name;
    }
  }
}
