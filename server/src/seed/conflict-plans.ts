import type { DealClaim } from '@portico/domain/deals/claim';
import type { Cast, DemoOrganisation } from './cast.ts';
import type { Customer, CustomerPool } from './customers.ts';
import type { DealPlan } from './deal-plan.ts';
import * as story from './stories.ts';
import { refusalFor } from './words.ts';

const DAY = 24;

/** Where the customers come from and how many pieces each deal is for. */
export interface ConflictGoods {
  customers: Pick<CustomerPool, 'takeLarge'>;
  pieces: () => number;
}

/** One deal of a conflict: whose, its life so far, and what the partner says besides. */
type Side = [partner: DemoOrganisation, life: story.Story, says?: Partial<DealClaim>];

/**
 * The deals of customers that somebody else is after too. What the vendor says of those customers, and what becomes of the
 * deals beyond their own lives, are the scenes by the same keys.
 */
export function planConflicts(cast: Cast, goods: ConflictGoods): DealPlan[] {
  const conflicts = { ...claimsOf(partnersOf(cast)), ...afterwards(partnersOf(cast)) };
  return Object.entries(conflicts).flatMap(([key, sides]) => {
    const customer = goods.customers.takeLarge();
    return sides.map((side, index) => planOf({ key, index, customer, side }, goods));
  });
}

type Conflicts = Record<string, [Side, ...Side[]]>;

/** Who takes part: the partner with the site, five in Europe, two overseas, whose region has a manager. */
function partnersOf(cast: Cast) {
  const abroad = cast.partners.filter(({ country }) => ['JP', 'SG', 'AU', 'BR'].includes(country));
  const europe = cast.partners.filter(({ country }) =>
    ['DE', 'FR', 'IT', 'SE', 'FI', 'NO', 'DK', 'NL'].includes(country),
  );
  const [one, two, three, four, five] = europe;
  const [tokyo, overseas = tokyo] = abroad;
  if (!one || !two || !three || !four || !five || !tokyo || !overseas)
    throw new RangeError('the demo needs partners in Europe and overseas');
  return { home: cast.sitePartner, one, two, three, four, five, tokyo, overseas };
}
type Partners = ReturnType<typeof partnersOf>;

/** Customers that somebody else claims, holds or sells to when a deal is handed in. */
function claimsOf({ home, one, two, three, four, five, tokyo, overseas }: Partners): Conflicts {
  const { submitted, inReview, approved } = story;
  return {
    'first come': [
      [one, inReview(31)],
      [home, submitted(8)],
    ],
    'three want it': [
      [two, submitted(33)],
      [three, submitted(25)],
      [four, submitted(2.5)],
    ],
    'held already': [
      [home, approved(38 * DAY)],
      [five, inReview(27)],
    ],
    'held for a project': [
      [three, approved(24 * DAY)],
      [one, submitted(22), aProject('Depot Nord')],
    ],
    'shared by agreement': [
      [home, approved(36 * DAY)],
      [two, inReview(3.5 * DAY)],
    ],
    'supplied so far': [[four, inReview(29), { dealType: 'renewal' }]],
    'in a territory': [[five, submitted(24)]],
    'on credit stop': [[one, submitted(19)]],
    'sold directly': [[three, inReview(28)]],
    'sold directly once': [[two, submitted(26)]],
    'given up by the house': [[tokyo, inReview(9 * DAY)]],
    'given up, second to agree': [[overseas, inReview(2.2 * DAY)]],
  };
}

/** What comes after a decision: disputes, wishes, objections. */
function afterwards({ home, one, two, three, four, five, overseas }: Partners): Conflicts {
  const { approved, rejected } = story;
  const taken = refusalFor('already_registered');
  return {
    'disputed now': [
      [four, approved(27 * DAY)],
      [home, rejected(9 * DAY, taken)],
    ],
    'disputed and ruled': [
      [home, approved(58 * DAY)],
      [five, rejected(41 * DAY, taken)],
    ],
    'wants longer': [[home, approved(78 * DAY)]],
    'was given longer': [[one, approved(86 * DAY)]],
    'wants a change': [[home, approved(31 * DAY)]],
    'change against the house': [[overseas, approved(29 * DAY)]],
    objects: [[home, rejected(6 * DAY, refusalFor('not_genuine'))]],
    'objected in vain': [[two, rejected(31 * DAY, refusalFor('out_of_territory'))]],
    'objected with right': [[three, rejected(16 * DAY, refusalFor('incomplete'))]],
    'to be taken back': [[five, approved(49 * DAY)]],
  };
}

/** The key of one of the deals of a conflict, counted from 1. */
export function conflictKey(key: string, number: number): string {
  return `conflict ${key} ${number}`;
}

function planOf(
  { key, index, customer, side }: { key: string; index: number; customer: Customer; side: Side },
  goods: ConflictGoods,
): DealPlan {
  const [partner, life, says = {}] = side;
  return {
    key: conflictKey(key, index + 1),
    partner,
    seller: 0,
    customer,
    // None of them so large that more than the desk signs.
    pieces: Math.min(goods.pieces(), 60),
    story: life,
    product: `conflict ${key}`,
    says,
  };
}

function aProject(projectName: string): Partial<DealClaim> {
  return { siteScope: 'project', projectName };
}
