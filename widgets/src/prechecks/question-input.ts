import type { InputOf } from '@portico/runtime/client';

/** A question as the server takes it. */
export type Input = InputOf<'prechecks.check'>;

/** A customer as far as a page knows them. */
export interface CheckedCustomer {
  readonly name?: string;
  /** A web address or a work e-mail address of theirs. */
  readonly web?: string;
  /** ISO 3166-1, two letters. */
  readonly country?: string;
  readonly city?: string;
  readonly postcode?: string;
  readonly registrationNo?: string;
}

/** What a form holds; what nobody filled in is left out. */
export function readInput(data: FormData): Input {
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const given = (
    ['customerWeb', 'customerCity', 'customerPostcode', 'customerRegistrationNo', 'productId'] as const
  )
    .map((name) => [name, text(name)] as const)
    .filter(([, value]) => value);
  return {
    customerName: text('customerName'),
    customerCountry: text('customerCountry'),
    ...Object.fromEntries(given),
  };
}
