import * as v from 'valibot';
import { expect, it } from 'vitest';
import { begin } from './begin.ts';
import { Deal } from './deal.ts';
import { defaultDealPolicy } from './policy.ts';
import { protectionAt } from './deadlines.ts';
import { dealId, MONDAY, SELLER } from './testing.ts';

it('a deal begins as an unprotected draft that says nothing but who and what was typed', () => {
  const deal = begin({
    id: dealId(1),
    partnerId: 'org_partner',
    sellerId: SELLER,
    siteId: null,
    source: 'widget',
    claim: { customerName: 'Alfreds' },
    now: MONDAY,
  });
  expect(v.parse(Deal, deal)).toEqual(deal);
  expect(deal).toMatchObject({
    version: 0,
    review: 'draft',
    outcome: 'open',
    number: null,
    createdAt: MONDAY,
  });
  expect(protectionAt(deal, defaultDealPolicy, MONDAY)).toBe('none');
});
