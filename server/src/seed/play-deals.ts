import type { DraftClaim } from '@portico/domain/deals/claim';
import { lapse } from '@portico/domain/deals/questions';
import { defaultDealPolicy as policy } from '@portico/domain/deals/policy';
import type { EventName } from '@portico/domain/event';
import { addBusinessDays, type Instant } from '@portico/domain/time';
import { changeDeal, dealEvent } from '../deals/change.ts';
import { newDeal } from '../deals/register.ts';
import { getDeal, insertDeal } from '../deals/store.ts';
import { publish } from '../outbox/append.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { type Cast, peopleWith } from './cast.ts';
import { claimOf } from './claims.ts';
import type { CatalogueProduct } from './data-sets.ts';
import type { DealPlan } from './deal-plan.ts';
import { actorOf, type History } from './history.ts';
import { choose, roll, seedId } from './seeded.ts';
import type { Step } from './stories.ts';
import { approvalNotes } from './words.ts';

/** Where the deals are played. */
export interface Stage {
  history: History;
  cast: Cast;
  products: readonly CatalogueProduct[];
  /** The site of the partner that has one; some of its deals come from there. */
  siteId: string;
}

/** One step of one deal, with everything that is needed to take it. */
interface Turn {
  plan: DealPlan;
  step: Step;
  dealId: string;
  now: Instant;
  seller: UserActor;
  reviewer: UserActor;
}

const everywhere = { kind: 'all' } as const;

/** Something that happens between deals, or to one that no step tells of, so many hours before the demo was loaded. */
export interface Scene {
  hoursAgo: number;
  play: (now: Instant) => Promise<void>;
}

/** Plays all deals and what happens between them, each step at its time, in the order of time over all. */
export async function playDeals(
  plans: readonly DealPlan[],
  scenes: readonly Scene[],
  stage: Stage,
): Promise<void> {
  const turns = plans
    .flatMap((plan) => plan.story.map((step) => turnOf(plan, step, stage)))
    .map((turn) => ({ now: turn.now, play: () => take(turn, stage) }));
  const played = scenes.map(({ hoursAgo, play }) => {
    const now = stage.history.ago(hoursAgo);
    return { now, play: () => play(now) };
  });
  for (const { play } of [...played, ...turns].toSorted((a, b) =>
    a.now < b.now ? -1 : a.now > b.now ? 1 : 0,
  ))
    await play();
}

/** The id of a planned deal. */
export function dealIdOf(key: string): string {
  return seedId('deal', key);
}

function turnOf(plan: DealPlan, step: Step, { history, cast, siteId }: Stage): Turn {
  const seller = peopleWith(plan.partner, 'seller')[plan.seller];
  if (!seller) throw new Error(`${plan.partner.name} has no such seller`);
  const isFromSite = plan.partner === cast.sitePartner && roll(`source ${plan.key}`) < 0.6;
  return {
    plan,
    step,
    dealId: dealIdOf(plan.key),
    now: step.kind === 'overdue' ? dueAt(plan, history) : history.ago(step.hoursAgo),
    seller: actorOf(seller, plan.partner, isFromSite ? siteId : undefined),
    reviewer: reviewerOf(plan, cast),
  };
}

/** Who of the desk decides a planned deal, or somebody else there. */
export function reviewerOf({ key }: DealPlan, { vendor }: Cast, { other = false } = {}): UserActor {
  const desk = peopleWith(vendor, 'deal_desk');
  const reviewer = choose(desk, `reviewer ${key}`);
  const person = other ? desk.find(({ userId }) => userId !== reviewer.userId) : reviewer;
  if (!person) throw new Error('the demo has two people at the desk');
  return actorOf(person, vendor);
}

/** The very instant the decision of a deal nobody decided was due; business days cannot be told in hours. */
function dueAt({ story }: DealPlan, history: History): Instant {
  const submitted = story.find((step) => step.kind === 'submit')?.hoursAgo ?? 0;
  return addBusinessDays(history.ago(submitted), policy.decisionBusinessDays);
}

async function take(turn: Turn, stage: Stage): Promise<void> {
  switch (turn.step.kind) {
    case 'draft':
      return draft(turn, stage);
    case 'lapse':
      return lapseAt(turn, stage);
    case 'expiring':
    case 'expired':
    case 'overdue':
      return tellOfClock(turn, stage);
    case 'submit':
    case 'answer':
    case 'withdraw':
    case 'close':
      return sellerMoves(turn, stage);
    case 'take':
    case 'ask':
    case 'approve':
    case 'reject':
    case 'duplicate':
      return deskMoves(turn, stage);
  }
}

/** A draft is written by the store, so that the deal gets the id of its plan; everything later goes through procedures. */
async function draft({ plan, dealId, now, seller }: Turn, { history, products }: Stage): Promise<void> {
  const whole = claimOf(plan, products, now);
  const claim: DraftClaim =
    plan.story.length > 1
      ? whole
      : { ...plan.customer, productId: whole.productId, valueBand: whole.valueBand };
  await history.at(now, async (tx) => {
    const deal = await insertDeal(tx, { ...newDeal(tx, claim, { actor: seller }), id: dealId }, policy);
    publish(tx, {
      ...dealEvent(deal, { name: 'deal.drafted', actorId: seller.userId, payload: {} }),
      visibility: 'partner',
    });
  });
}

async function sellerMoves(turn: Turn, { history, products }: Stage): Promise<void> {
  const { plan, step, dealId, now, seller } = turn;
  const deal = await getDeal(everywhereFor(seller), history.tx, dealId);
  const reference = { dealId, version: deal.version };
  const { deals } = history.callAs(seller, now, `${plan.key} ${step.kind}`);
  if (step.kind === 'submit') {
    check(turn, await deals.submit({ draft: reference, claim: claimOf(plan, products, now) }));
  } else if (step.kind === 'answer') {
    const answers = Object.fromEntries((deal.info?.items ?? []).map((item) => [item.id, step.asked.answer]));
    check(turn, await deals.answerInfo({ ...reference, answers }));
  } else if (step.kind === 'withdraw') {
    check(turn, await deals.withdraw({ ...reference, reason: step.reason }));
  } else if (step.kind === 'close') {
    check(turn, await deals.close({ ...reference, outcome: step.outcome }));
  }
}

async function deskMoves(turn: Turn, stage: Stage): Promise<void> {
  const { history } = stage;
  const { plan, step, dealId, now, reviewer } = turn;
  const { version } = await getDeal(everywhere, history.tx, dealId);
  const reference = { dealId, version };
  const { desk } = history.callAs(reviewer, now, `${plan.key} ${step.kind}`);
  if (step.kind === 'take') {
    check(turn, await desk.take(reference));
  } else if (step.kind === 'ask') {
    const { question, kind } = step.asked;
    check(turn, await desk.requestInfo({ ...reference, items: [{ question, kind }] }));
  } else if (step.kind === 'approve') {
    await approve(turn, stage);
  } else if (step.kind === 'reject') {
    check(turn, await desk.reject({ ...reference, reason: step.reason, noteShared: step.note }));
  } else if (step.kind === 'duplicate') {
    const noteInternal = 'The same project from the same office; the other one was complete first.';
    check(turn, await desk.markDuplicate({ ...reference, ofId: dealIdOf(step.of), noteInternal }));
  }
}

/** Approves with every signature the deal needs; the vendor's admin stands in for whoever signs after the desk. */
async function approve(turn: Turn, { history, cast }: Stage): Promise<void> {
  const { plan, dealId, now, reviewer } = turn;
  const [admin] = peopleWith(cast.vendor, 'vendor_admin');
  if (!admin) throw new Error('the vendor has no admin');
  const noteShared = choose(approvalNotes, `note ${plan.key}`);
  for (const signer of [reviewer, actorOf(admin, cast.vendor)]) {
    const { version, review } = await getDeal(everywhere, history.tx, dealId);
    if (review === 'approved') return;
    const { desk } = history.callAs(signer, now, `${plan.key} approve ${signer.userId}`);
    check(turn, await desk.approve({ dealId, version, noteShared }));
  }
}

async function lapseAt(turn: Turn, { history }: Stage): Promise<void> {
  const { dealId, now } = turn;
  await history.at(now, async (tx) => {
    const { version } = await getDeal(everywhere, tx, dealId);
    const change = {
      reach: everywhere,
      actorId: null,
      rule: lapse,
      event: 'deal.lapsed' as const,
      facts: () => ({ reason: 'no_answer' }),
    };
    check(turn, await changeDeal(tx, { dealId, version }, change));
  });
}

const clockEvents: Partial<Record<Step['kind'], EventName>> = {
  expiring: 'deal.expiring',
  expired: 'deal.expired',
  overdue: 'deal.decision_overdue',
};

/** Deadlines change no row; that they passed is told once, as the sweeper would have. */
async function tellOfClock({ step, dealId, now }: Turn, { history }: Stage): Promise<void> {
  const name = clockEvents[step.kind];
  if (!name) return;
  await history.at(now, async (tx) => {
    const deal = await getDeal(everywhere, tx, dealId);
    const payload =
      name === 'deal.decision_overdue'
        ? { dueAt: deal.decisionDueAt }
        : { protectionEnd: deal.protectionEnd };
    publish(tx, dealEvent(deal, { name, actorId: null, payload }));
  });
}

/** A seller sees their own drafts; the vendor's wide reach does not. */
function everywhereFor({ orgId }: UserActor) {
  return { kind: 'organisations', orgIds: [orgId], side: 'partner' } as const;
}

function check({ plan, step }: Turn, outcome: { ok: boolean }): void {
  if (!outcome.ok)
    throw new Error(`the demo's deal "${plan.key}" cannot ${step.kind}: ${JSON.stringify(outcome)}`);
}
