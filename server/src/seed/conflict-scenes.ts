import type { OverrideGround } from '@portico/domain/deals/override';
import type { CoverageDraft } from '@portico/domain/reservations/coverage';
import { accountIdOf } from './accounts.ts';
import { type DemoOrganisation, peopleWith } from './cast.ts';
import { productIdOf, productOf } from './claims.ts';
import { conflictKey } from './conflict-plans.ts';
import { enteredBy } from './coverage.ts';
import type { DataSets } from './data-sets.ts';
import type { DealPlan } from './deal-plan.ts';
import { disputeScenes } from './dispute-scenes.ts';
import { actorOf } from './history.ts';
import { reviewerOf, type Scene, type Stage } from './play-deals.ts';
import { callAs, passed, type Reference, referenceTo, type Scenery, sellerOf } from './scenery.ts';
import { conflictWords as words } from './words.ts';

const DAY = 24;

/** Everything about the customers that several are after, besides the deals themselves. */
export function conflictScenes(plans: readonly DealPlan[], sets: DataSets, stage: Stage): Scene[] {
  const planOf = (key: string, number = 1): DealPlan => {
    const plan = plans.find((one) => one.key === conflictKey(key, number));
    if (!plan) throw new RangeError(`the demo has no conflict "${key}" ${number}`);
    return plan;
  };
  const scenery = { stage, planOf };
  return [
    ...coverageScenes(scenery, sets),
    ...overrideScenes(scenery),
    ...wishScenes(scenery),
    ...appealScenes(scenery),
    ...disputeScenes(scenery),
  ];
}

/** What the vendor says of these customers, entered before the deals so that it counts (RC7). */
function coverageScenes({ stage, planOf }: Scenery, sets: DataSets): Scene[] {
  const { history, cast, products } = stage;
  const [desk] = peopleWith(cast.vendor, 'deal_desk');
  const [owner] = peopleWith(cast.vendor, 'channel_manager');
  if (!desk || !owner) throw new Error('the demo has a desk and a channel manager');
  const cover = (
    key: string,
    { hoursAgo, activeDaysAgo }: { hoursAgo: number; activeDaysAgo: number | null },
    row: Pick<CoverageDraft, 'kind'> & Partial<CoverageDraft>,
  ): Scene => ({
    hoursAgo,
    play: (now) =>
      history.at(now, (tx) =>
        enteredBy(tx, desk)({ accountId: accountOf(planOf(key), sets), ...row }, activeDaysAgo),
      ),
  });
  const [incumbent, ranger] = cast.partners.filter(({ country }) => ['FR', 'DE'].includes(country));
  const ofPartner = (partner: DemoOrganisation | undefined) => ({ partnerId: partner?.id ?? null });
  const change = productIdOf(otherProduct(planOf('change against the house'), products));
  const changed: Partial<CoverageDraft> = { products: { kind: 'products', productIds: [change] } };
  const house = { kind: 'house', reason: words.house } as const;
  const direct = { kind: 'vendor_direct', ownerId: owner.userId, reason: words.direct } as const;
  const long = { hoursAgo: 120 * DAY, activeDaysAgo: null };
  return [
    cover('supplied so far', long, { kind: 'incumbent', ...ofPartner(incumbent) }),
    cover('in a territory', long, {
      kind: 'territory_exclusive',
      ...ofPartner(ranger),
      reason: words.territory,
    }),
    cover('on credit stop', { ...long, hoursAgo: 60 * DAY }, { kind: 'blocked', reason: words.blocked }),
    cover('sold directly', { hoursAgo: 40 * DAY, activeDaysAgo: 3 }, direct),
    // Nobody of the vendor's has been there for longer than counts (RC6).
    cover('sold directly once', { hoursAgo: 90 * DAY, activeDaysAgo: 60 }, direct),
    cover('given up by the house', { hoursAgo: 45 * DAY, activeDaysAgo: 10 }, house),
    cover('given up, second to agree', { hoursAgo: 30 * DAY, activeDaysAgo: 6 }, house),
    cover('change against the house', { hoursAgo: 50 * DAY, activeDaysAgo: 4 }, { ...house, ...changed }),
  ];
}

/** Approvals against the verdict: what the house gives up, and what the holder agreed to share (DA8, RC32). */
function overrideScenes({ stage, planOf }: Scenery): Scene[] {
  const [admin] = peopleWith(stage.cast.vendor, 'vendor_admin');
  if (!admin) throw new Error('the demo has an admin');
  const override = (
    key: string,
    number: number,
    given: { hoursAgo: number; ground: OverrideGround },
  ): Scene => ({
    hoursAgo: given.hoursAgo,
    play: async (now) => {
      const plan = planOf(key, number);
      const reference = await referenceTo(plan, stage);
      const { desk } = callAs(reviewerOf(plan, stage.cast), now, { plan, stage });
      const noteInternal = words.overrides[given.ground];
      const override = { ground: given.ground, text: null };
      passed(plan, await desk.approve({ ...reference, override, noteInternal }));
    },
  });
  return [
    override('shared by agreement', 2, { hoursAgo: 50, ground: 'shared_verdict' }),
    override('given up by the house', 1, { hoursAgo: 4.8 * DAY, ground: 'vendor_releases' }),
    override('given up, second to agree', 1, { hoursAgo: 9, ground: 'vendor_releases' }),
    {
      hoursAgo: 4.5 * DAY,
      play: async (now) => {
        const plan = planOf('given up by the house');
        const { desk } = callAs(actorOf(admin, stage.cast.vendor), now, { plan, stage });
        passed(plan, await desk.approve(await referenceTo(plan, stage)));
      },
    },
  ];
}

/** Wishes of partners for approved deals that wait, or were answered; and an approval that is to be taken back. */
function wishScenes({ stage, planOf }: Scenery): Scene[] {
  const longer = (key: string, hoursAgo: number): Scene => ({
    hoursAgo,
    play: async (now) => {
      const plan = planOf(key);
      const { deals } = callAs(sellerOf(plan), now, { plan, stage });
      passed(
        plan,
        await deals.requestExtension({ ...(await referenceTo(plan, stage)), evidence: words.evidence }),
      );
    },
  });
  const changed = (key: string, hoursAgo: number): Scene => ({
    hoursAgo,
    play: async (now) => {
      const plan = planOf(key);
      const { deals } = callAs(sellerOf(plan), now, { plan, stage });
      const changes = { productId: productIdOf(otherProduct(plan, stage.products)) };
      const asked = { ...(await referenceTo(plan, stage)), changes, reason: words.change };
      passed(plan, await deals.amend(asked));
    },
  });
  const byDesk = (key: string, hoursAgo: number, act: DeskAct): Scene => ({
    hoursAgo,
    play: async (now) => {
      const plan = planOf(key);
      const { desk } = callAs(reviewerOf(plan, stage.cast), now, { plan, stage });
      passed(plan, await act(desk, await referenceTo(plan, stage)));
    },
  });
  const override = { ground: 'vendor_releases', text: null } as const;
  const noteInternal = words.overrides.vendor_releases;
  return [
    longer('wants longer', 20),
    longer('was given longer', 8 * DAY),
    byDesk('was given longer', 7 * DAY, (desk, deal) => desk.decideExtension({ ...deal, granted: true })),
    changed('wants a change', 27),
    changed('change against the house', 3 * DAY),
    byDesk('change against the house', 18, (desk, deal) =>
      desk.decideAmendment({ ...deal, granted: true, override, noteInternal }),
    ),
    byDesk('to be taken back', 29, (desk, deal) =>
      desk.proposeRevocation({ ...deal, reason: 'no_activity', noteShared: words.revocation }),
    ),
  ];
}

type Portal = ReturnType<Stage['history']['callAs']>;
type DeskAct = (desk: Portal['desk'], deal: Reference) => Promise<{ ok: boolean }>;

/** Objections: one that waits, one in vain, one that was right. */
function appealScenes({ stage, planOf }: Scenery): Scene[] {
  const objection = (key: string, hoursAgo: number): Scene => ({
    hoursAgo,
    play: async (now) => {
      const plan = planOf(key);
      const { deals } = callAs(sellerOf(plan), now, { plan, stage });
      passed(plan, await deals.appeal({ ...(await referenceTo(plan, stage)), ground: words.objection }));
    },
  });
  const answer = (key: string, hoursAgo: number, upheld: boolean): Scene => ({
    hoursAgo,
    play: async (now) => {
      const plan = planOf(key);
      // Somebody else than who refused (AP4).
      const { desk } = callAs(reviewerOf(plan, stage.cast, { other: true }), now, { plan, stage });
      const noteShared = upheld ? words.upheld : words.stands;
      passed(plan, await desk.answerAppeal({ ...(await referenceTo(plan, stage)), upheld, noteShared }));
    },
  });
  return [
    objection('objects', 3 * DAY),
    objection('objected in vain', 29 * DAY),
    answer('objected in vain', 27 * DAY, false),
    objection('objected with right', 14 * DAY),
    answer('objected with right', 12 * DAY, true),
  ];
}

/** Another product than the deal's own. */
function otherProduct(plan: DealPlan, products: Stage['products']): Stage['products'][number] {
  const own = productOf(plan, products);
  const other = products.find(({ family, sku }) => family === own.family && sku !== own.sku);
  if (!other) throw new RangeError('the demo has several products of a family');
  return other;
}

/** The account of a planned deal's customer. */
function accountOf({ customer }: DealPlan, { enterprises }: DataSets): string {
  const company = enterprises.find(({ name }) => name === customer.customerName);
  const first = enterprises.find(({ cik }) => cik === company?.cik);
  if (!first) throw new RangeError(`${customer.customerName} is in no register`);
  return accountIdOf(first.symbol);
}
