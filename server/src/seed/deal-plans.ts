import { RejectReason } from '@portico/domain/deals/reasons';
import { casesAtSite, casesElsewhere } from './cases.ts';
import type { Cast, DemoOrganisation } from './cast.ts';
import { type Customer, CustomerPool } from './customers.ts';
import type { DealPlan } from './deal-plan.ts';
import type { DataSets, Order } from './data-sets.ts';
import { planConflicts } from './conflict-plans.ts';
import { choose, roll } from './seeded.ts';
import * as story from './stories.ts';
import { questions, refusalFor } from './words.ts';

const DAY = 24;
const HISTORY_DAYS = 390;

/** All deals of the demo, in no order. Each state there is can be found at the partner with the site, and elsewhere. */
export function planDeals(sets: DataSets, cast: Cast): DealPlan[] {
  const customers = new CustomerPool(sets);
  const orders = sets.orders.toReversed();
  return [
    ...shownCases(cast, customers, orders),
    ...contests(cast, customers, orders),
    ...everyday(cast, customers, orders),
    ...planConflicts(cast, { customers, pieces: () => nextOrder(orders).pieces }),
  ];
}

/** What the demo promises to show, whatever the day: each kind of case by name. */
function shownCases(cast: Cast, customers: CustomerPool, orders: Order[]): DealPlan[] {
  const plan = (key: string, life: story.Story, partner: DemoOrganisation, seller: number): DealPlan => ({
    key,
    partner,
    seller,
    customer: customers.takeLarge(),
    pieces: nextOrder(orders).pieces,
    story: life,
  });
  return [
    ...Object.entries(casesAtSite()).map(([key, life]) => plan(`site: ${key}`, life, cast.sitePartner, 0)),
    ...Object.entries(casesElsewhere()).map(([key, life]) =>
      plan(key, life, choose(others(cast), `partner ${key}`), Math.round(roll(`seller ${key}`))),
    ),
  ];
}

/** The same customer at two partners, or twice at one; and what a duplicate repeats. */
function contests(cast: Cast, customers: CustomerPool, orders: Order[]): DealPlan[] {
  const side = (key: string, customer: Customer, partner: DemoOrganisation, life: story.Story): DealPlan => ({
    key,
    partner,
    seller: 0,
    customer,
    pieces: nextOrder(orders).pieces,
    story: life,
  });
  const two = (
    key: string,
    partners: readonly [DemoOrganisation, DemoOrganisation],
    lives: readonly [story.Story, story.Story],
  ): DealPlan[] => {
    const customer = customers.takeLarge();
    return [
      side(`${key}: first`, customer, partners[0], lives[0]),
      side(`${key}: second`, customer, partners[1], lives[1]),
    ];
  };
  const [first, second, third, fourth] = others(cast);
  const home = cast.sitePartner;
  if (!first || !second || !third || !fourth) throw new RangeError('the demo needs five partners');
  return [
    ...two('both wait', [home, first], [story.submitted(20), story.submitted(6)]),
    ...two('both wait elsewhere', [second, third], [story.inReview(40), story.submitted(9)]),
    ...two('held by another', [fourth, home], [story.approved(40 * DAY), story.submitted(14)]),
    ...two('held and expiring', [first, fourth], [story.approved(75 * DAY), story.submitted(3)]),
    ...two('twice at one partner', [second, second], [story.approved(30 * DAY), story.submitted(8)]),
    ...two('repeats', [third, home], [story.approved(33 * DAY), story.duplicate(18 * DAY, 'repeats: first')]),
    ...two(
      'repeats elsewhere',
      [home, third],
      [story.approved(50 * DAY), story.duplicate(44 * DAY, 'repeats elsewhere: first')],
    ),
  ];
}

/** A year's business: every sixth order, dated as long ago as it was before the newest, scaled to thirteen months. */
function everyday(cast: Cast, customers: CustomerPool, orders: Order[]): DealPlan[] {
  const oldest = Math.max(...orders.map((order) => order.age));
  return orders
    .filter((_, index) => index % 6 === 0)
    .map((order) => {
      const customer = customers.take(order.customer);
      const daysAgo = 10 + (order.age / oldest) * (HISTORY_DAYS - 10);
      const key = `order ${order.key}`;
      return {
        key,
        partner: partnerFor(cast, customer.customerCountry, key),
        seller: Math.round(roll(`seller ${key}`)),
        customer,
        pieces: order.pieces,
        story: everydayStory(key, atWork(daysAgo, key)),
      };
    });
}

function everydayStory(key: string, hoursAgo: number): story.Story {
  const fate = roll(`fate ${key}`);
  const isOld = hoursAgo > 100 * DAY;
  if (fate < 0.14) return story.rejected(hoursAgo, refusalFor(choose(RejectReason.options, `reason ${key}`)));
  if (fate < 0.2)
    return story.withdrawn(
      hoursAgo,
      choose(['customer_stopped', 'entered_in_error', 'other'] as const, `reason ${key}`),
    );
  const endsAfter = (0.2 + 0.6 * roll(`end ${key}`)) * Math.min(hoursAgo, 88 * DAY);
  if (fate < (isOld ? 0.62 : 0.38))
    return story.closed(hoursAgo, { outcome: 'won', hoursAgo: hoursAgo - endsAfter });
  if (fate < (isOld ? 0.86 : 0.46))
    return story.closed(hoursAgo, { outcome: 'lost', hoursAgo: hoursAgo - endsAfter });
  return roll(`question ${key}`) < 0.25
    ? story.approved(hoursAgo, choose(questions, `question ${key}`))
    : story.approved(hoursAgo);
}

/** A partner of the customer's country where there is one, now and then another; in the United States often the one with the site. */
function partnerFor(cast: Cast, country: string, key: string): DemoOrganisation {
  const local = cast.partners.filter((partner) => partner.country === country);
  if (local.includes(cast.sitePartner) && roll(`home ${key}`) < 0.4) return cast.sitePartner;
  return choose(local.length > 0 && roll(`abroad ${key}`) < 0.8 ? local : cast.partners, `partner ${key}`);
}

function others(cast: Cast): DemoOrganisation[] {
  return cast.partners.filter((partner) => partner !== cast.sitePartner);
}

/** Spreads what happened over the hours of a day: whole days ago, and up to eight hours more. */
function atWork(daysAgo: number, key: string): number {
  return (Math.floor(daysAgo) + roll(`hour ${key}`) / 3) * DAY;
}

function nextOrder(orders: Order[]): Order {
  const order = orders.shift();
  if (!order) throw new RangeError('the demo has no more orders');
  return order;
}
