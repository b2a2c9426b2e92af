import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quarterOf } from '../time.ts';
import { checkClaim } from './check-claim.ts';
import type { DraftClaim } from './claim.ts';
import { checkFirst } from './first-check.ts';
import { defaultDealPolicy } from './policy.ts';

const now = '2026-11-21T09:30:00.000Z';
const whole = {
  customerName: 'Hagen & Söhne GmbH',
  customerWeb: 'hagen-soehne.de',
  customerCountry: 'DE',
  contactName: 'Jonas Weber',
  contactEmail: 'jonas.weber@hagen-soehne.de',
  productId: 'prod_1',
  valueBand: defaultDealPolicy.valueBands[0]?.code ?? '',
  closeQuarter: quarterOf(now),
  relationship: 'demo',
  contactAgreed: true,
};

const problemsOf = (claim: DraftClaim) => {
  const checked = checkClaim(claim, { policy: defaultDealPolicy, productIds: ['prod_1'], now });
  return checked.ok ? [] : checked.problems;
};

test('a whole claim passes DR1 and DR5 at the first look too', () => {
  expect(checkFirst(whole)).toEqual([]);
});

test('DR1, DR5: what is missing is what the whole check finds missing, in the same order', () => {
  expect(checkFirst({})).toEqual(problemsOf({}));
  expect(checkFirst({ ...whole, contactAgreed: false })).toEqual(
    problemsOf({ ...whole, contactAgreed: false }),
  );
});

test('DR1: of any website and e-mail address it says what the whole check says', () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.webUrl(),
    fc.domain(),
    fc.emailAddress({ size: 'small' }),
    fc.constantFrom(' ', '@', 'acme', 'https://acme', 'a@b', 'a b@c.de', 'https://www.Acme.com/de', '.com'),
  );
  fc.assert(
    fc.property(typed, typed, (customerWeb, contactEmail) => {
      const claim = { ...whole, customerWeb, contactEmail };
      fc.pre(Math.max(customerWeb.length, contactEmail.length) <= 254);
      const keys = ({ field, key }: { field: string; key: string }) => `${field} ${key}`;
      const known = problemsOf(claim).filter(({ key }) => key !== 'free_mail');
      expect(checkFirst(claim).map(keys)).toEqual(known.map(keys));
    }),
  );
});
