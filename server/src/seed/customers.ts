import type { DealClaim } from '@portico/domain/deals/claim';
import type { Company, DataSets } from './data-sets.ts';
import { NamePool } from './names.ts';
import { roll, slugOf } from './seeded.ts';

/** An end customer as a partner would name it. */
export type Customer = Pick<
  DealClaim,
  | 'customerName'
  | 'customerWeb'
  | 'customerCountry'
  | 'customerCity'
  | 'customerPostcode'
  | 'contactName'
  | 'contactEmail'
>;

/**
 * Hands out end customers, each once, so that two deals for the same one are always on purpose: the small ones of
 * northwind by their id, the large ones of sp500 in a shuffled order.
 */
export class CustomerPool {
  readonly #small: Map<string, Company>;
  readonly #large: Company[];
  readonly #names: NamePool;
  readonly #hosts = new Set<string>();

  constructor(sets: DataSets) {
    this.#small = new Map(sets.customers);
    this.#large = sets.enterprises.toSorted(
      (a, b) => roll(`enterprise ${a.name}`) - roll(`enterprise ${b.name}`),
    );
    this.#names = new NamePool([...sets.customers.values(), ...sets.suppliers]);
  }

  /** Northwind's customer of this id, or, when it was handed out before, a large one. */
  take(id: string): Customer {
    const small = this.#small.get(id);
    this.#small.delete(id);
    return small ? this.#customer(small) : this.takeLarge();
  }

  /** The next large customer. */
  takeLarge(): Customer {
    const company = this.#large.shift();
    if (!company) throw new RangeError('the demo has no more customers');
    return this.#customer(company);
  }

  #customer(company: Company): Customer {
    const slug = slugOf(company.name);
    const host = `${this.#hosts.has(slug) ? `${slug}-${this.#hosts.size}` : slug}.example`;
    this.#hosts.add(slug);
    const contact = company.contact ?? this.#names.next(company.country, company.name);
    return {
      customerName: company.name,
      customerWeb: `https://www.${host}`,
      customerCountry: company.country,
      ...(company.city ? { customerCity: company.city } : {}),
      ...(company.postcode ? { customerPostcode: company.postcode } : {}),
      contactName: contact,
      contactEmail: `${slugOf(contact).replaceAll('-', '.')}@${host}`,
    };
  }
}
