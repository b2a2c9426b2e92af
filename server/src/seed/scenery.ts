import type { Deal } from '@portico/domain/deals/deal';
import type { Instant } from '@portico/domain/time';
import { getDeal } from '../deals/store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { type Cast, peopleWith } from './cast.ts';
import type { DealPlan } from './deal-plan.ts';
import { actorOf } from './history.ts';
import { dealIdOf, type Stage } from './play-deals.ts';

/** What scenes are made with: one of the conflict's deals, who acts, and how a procedure is called then. */
export interface Scenery {
  stage: Stage;
  /** The n-th deal of a conflict, as planned. */
  planOf: (key: string, number?: number) => DealPlan;
}

/** A deal as a procedure is told of it. */
export type Reference = Pick<Deal, 'version'> & { dealId: string };

/** The portal as somebody calls it then, about a deal. */
export function callAs(actor: UserActor, now: Instant, { plan, stage }: { plan: DealPlan; stage: Stage }) {
  return stage.history.callAs(actor, now, `${plan.key} ${now} ${actor.userId}`);
}

/** A planned deal as it stands then. */
export async function referenceTo({ key }: DealPlan, { history }: Stage): Promise<Reference> {
  const dealId = dealIdOf(key);
  const { version } = await getDeal({ kind: 'all' }, history.tx, dealId);
  return { dealId, version };
}

/** Who sells a planned deal. */
export function sellerOf({ partner, seller }: DealPlan): UserActor {
  const person = peopleWith(partner, 'seller')[seller];
  if (!person) throw new Error(`${partner.name} has no such seller`);
  return actorOf(person, partner);
}

/** Stops the demo where a procedure refused what the demo promises to show. */
export function passed(plan: DealPlan, outcome: { ok: boolean }): void {
  if (!outcome.ok) throw new Error(`the demo's conflict "${plan.key}": ${JSON.stringify(outcome)}`);
}

/** Who of the vendor's may sit on a panel of the demo: nobody of the desk, whose hands are on the deals. */
export function panelOf(cast: Cast): UserActor[] {
  return (['legal', 'region_manager'] as const).flatMap((role) =>
    peopleWith(cast.vendor, role)
      .slice(0, 1)
      .map((person) => actorOf(person, cast.vendor)),
  );
}
