import type { Instant } from '@portico/domain/time';
import { listDisputes } from '../disputes/store.ts';
import { actorOf } from './history.ts';
import { callAs, panelOf, passed, type Scenery, sellerOf } from './scenery.ts';
import type { DealPlan } from './deal-plan.ts';
import { peopleWith } from './cast.ts';
import { dealIdOf, type Scene } from './play-deals.ts';
import { conflictWords as words } from './words.ts';

const DAY = 24;

/** Two disputes, each raised by who was refused because another holds the customer: one is open, one was ruled on. */
export function disputeScenes({ stage, planOf }: Scenery): Scene[] {
  const { cast, history } = stage;
  const current = async (plan: DealPlan) => {
    const found = await listDisputes({ kind: 'all' }, history.tx, { dealId: dealIdOf(plan.key), limit: 1 });
    const [dispute] = found.rows;
    if (!dispute) throw new Error(`nobody disputes "${plan.key}"`);
    return { disputeId: dispute.id, version: dispute.version };
  };
  const scene = (hoursAgo: number, play: (now: Instant) => Promise<void>): Scene => ({ hoursAgo, play });
  const raised = (key: string, hoursAgo: number) =>
    scene(hoursAgo, async (now) => {
      const plan = planOf(key, 2);
      const { disputes } = callAs(sellerOf(plan), now, { plan, stage });
      const dealIds = [dealIdOf(plan.key)];
      passed(plan, await disputes.raise({ dealIds, ground: 'earlier_claim', statement: words.dispute }));
    });
  const evidence = (key: string, hoursAgo: number, number: 1 | 2) =>
    scene(hoursAgo, async (now) => {
      const plan = planOf(key, number);
      const { disputes } = callAs(sellerOf(plan), now, { plan, stage });
      const brought = words.proofs[number - 1] ?? words.dispute;
      const kind = number === 1 ? 'proposal' : 'meeting';
      const told = { ...(await current(plan)), dealId: dealIdOf(plan.key), kind, text: brought } as const;
      passed(plan, await disputes.addEvidence(told));
    });
  const panel = (key: string, hoursAgo: number) =>
    scene(hoursAgo, async (now) => {
      const [desk] = peopleWith(cast.vendor, 'deal_desk');
      const plan = planOf(key, 2);
      if (!desk) throw new Error('the demo has a desk');
      const { disputes } = callAs(actorOf(desk, cast.vendor), now, { plan, stage });
      const members = panelOf(cast).map(({ userId }) => userId);
      const addDealIds = [dealIdOf(planOf(key, 1).key)];
      passed(plan, await disputes.assignPanel({ ...(await current(plan)), panel: members, addDealIds }));
    });
  const ruling = (key: string, hoursAgo: number) =>
    panelOf(cast).map((member, index) =>
      scene(hoursAgo - index, async (now) => {
        const plan = planOf(key, 2);
        const { disputes } = callAs(member, now, { plan, stage });
        const leadingDealId = dealIdOf(planOf(key, 1).key);
        const text = { leadingDealId, endingDealIds: [], rationaleShared: words.ruling };
        passed(plan, await disputes.rule({ ...(await current(plan)), ...text }));
      }),
    );
  return [
    raised('disputed now', 6 * DAY),
    panel('disputed now', 5 * DAY),
    evidence('disputed now', 4 * DAY, 2),
    evidence('disputed now', 2.2 * DAY, 1),
    raised('disputed and ruled', 38 * DAY),
    panel('disputed and ruled', 36 * DAY),
    evidence('disputed and ruled', 35 * DAY, 2),
    evidence('disputed and ruled', 34 * DAY, 1),
    ...ruling('disputed and ruled', 31 * DAY),
  ];
}
