import type { PreparedParty } from './party.ts';

/**
 * Compares registration numbers: 1 when one is shared, -1 when both have numbers of one make and none is shared, else 0.
 *
 * Numbers of different makes (a VAT number, a register's number) of one customer differ always, so they say nothing.
 */
export function numbersAgree(a: PreparedParty, b: PreparedParty): number {
  if (a.numbers.length === 0 || b.numbers.length === 0) return 0;
  if (a.numbers.some((number) => b.numbers.includes(number))) return 1;
  const makes = new Set(a.numbers.map(makeOf));
  return b.numbers.some((number) => makes.has(makeOf(number))) ? -1 : 0;
}

/** `DE123456789` is two letters and nine digits; how many digits a register's number has may vary by one. */
function makeOf(number: string): string {
  const letters = number.replace(/\d/g, '');
  return `${letters} ${letters === '' ? number.length : number.length - letters.length}`;
}
