import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { addMs, type Instant } from '../time.ts';
import { Deal, type Protection, Review } from './deal.ts';
import { protectionAt, reviewAt } from './deadlines.ts';
import { close } from './convert.ts';
import * as rules from './decide.ts';
import { answerInfo, requestInfo } from './questions.ts';
import { submit } from './submit.ts';
import type { MoveName, Ruling } from './moves.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { acting, dealId, everyMove, MONDAY, REVIEWER, SELLER, someDeal, submission } from './testing.ts';

/** The life of one deal as the rules tell it, with the clock. */
interface Life {
  deal: Deal;
  now: Instant;
}

/** What an onlooker who knows no rule remembers of that life. */
interface Memory {
  decided: boolean;
  answeredMissing: boolean;
  approved: boolean;
}

type Move = (deal: Deal, now: Instant) => Ruling;

const held = new Set<Protection>(['active', 'expiring', 'expired', 'released']);
const decisions = new Set<Review>(['approved', 'rejected', 'duplicate', 'withdrawn']);
const seen = new Set<Review>();

/** Some time goes by. It alone changes nothing but how deadlines read. */
class Wait implements fc.Command<Memory, Life> {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
  check(): boolean {
    return true;
  }
  run(memory: Memory, life: Life): void {
    const before = life.now;
    life.now = addMs(life.now, this.ms);
    const was = reviewAt(life.deal, policy, before);
    const is = reviewAt(life.deal, policy, life.now);
    if (is !== was) expect([was, is]).toEqual(['info_requested', 'withdrawn']);
    expectProtectionFits(memory, life);
  }
  toString(): string {
    return `wait ${this.ms} ms`;
  }
}

/** Somebody tries a move, allowed or not, with a fitting input or not. */
class Attempt implements fc.Command<Memory, Life> {
  readonly name: string;
  readonly move: Move;
  constructor(name: string, move: Move) {
    this.name = name;
    this.move = move;
  }
  check(): boolean {
    return true;
  }
  run(memory: Memory, life: Life): void {
    const before = Object.freeze(life.deal);
    const copy = JSON.stringify(before);
    const ruling = this.move(before, life.now);
    expect(JSON.stringify(before)).toBe(copy);
    if (!ruling.ok) return expect(ruling.refusal.rule).toMatch(/^(DM|DA|AP)\d+$/);
    life.deal = v.parse(Deal, ruling.deal);
    seen.add(life.deal.review);
    remember(memory, before, life.deal);
    expectInvariants(memory, before, life.deal);
    expectProtectionFits(memory, life);
  }
  toString(): string {
    return this.name;
  }
}

function remember(memory: Memory, before: Deal, after: Deal): void {
  const isAnswer = before.review === 'info_requested' && after.review === 'in_review';
  memory.answeredMissing = isAnswer && (before.info?.items.some((item) => item.kind === 'missing') ?? false);
  memory.approved ||= after.review === 'approved';
}

function expectInvariants(memory: Memory, before: Deal, after: Deal): void {
  for (const fact of ['id', 'version', 'partnerId', 'sellerId', 'source', 'createdAt'] as const) {
    expect(after[fact]).toBe(before[fact]);
  }
  if (before.submittedAt !== null) {
    for (const fact of [
      'number',
      'submittedAt',
      'customerKey',
      'policyVersion',
      'receiptHash',
      'claim',
    ] as const) {
      expect(after[fact]).toEqual(before[fact]);
    }
    expect((after.decisionDueAt ?? '') >= (before.decisionDueAt ?? '')).toBe(true);
    expect((after.completeAt ?? '') >= (before.completeAt ?? '')).toBe(true);
    if (after.completeAt !== before.completeAt) expect(memory.answeredMissing).toBe(true);
  }
  const isReopened = after.appeal?.status === 'upheld' && after.review === 'in_review';
  if (memory.decided && !isReopened) expect({ ...after, outcome: before.outcome }).toEqual(before);
  if (after.outcome !== before.outcome) expect([before.outcome, after.review]).toEqual(['open', 'approved']);
  memory.decided = decisions.has(after.review);
}

function expectProtectionFits(memory: Memory, { deal, now }: Life): void {
  const protection = protectionAt(deal, policy, now);
  expect(held.has(protection)).toBe(memory.approved);
  expect(deal.protectionEnd !== null).toBe(memory.approved);
  if (deal.review === 'draft' || deal.review === 'rejected') expect(protection).toBe('none');
}

const actors = fc.constantFrom(SELLER, REVIEWER, 'user_second', null);
const kinds = fc.array(fc.constantFrom('missing' as const, 'clarifying' as const), { maxLength: 3 });
const texts = fc.constantFrom('', '  ', 'yes');
const moveNames = Object.keys(everyMove) as MoveName[];

const moving: fc.Arbitrary<{ name: string; move: Move }> = fc.oneof(
  fc.constantFrom(...moveNames).map((name) => ({ name, move: everyMove[name] })),
  fc.record({ asked: kinds, actor: actors }).map(({ asked, actor }) => ({
    name: `${actor} asks ${asked.join(' and ')}`,
    move: (deal: Deal, now: Instant) =>
      requestInfo(deal, { items: asked.map((kind) => ({ kind, question: 'What?' })) }, acting(actor, now)),
  })),
  fc.record({ q1: texts, q2: texts }).map((answers) => ({
    name: `answer ${JSON.stringify(answers)}`,
    move: (deal: Deal, now: Instant) => answerInfo(deal, { answers }, acting(SELLER, now)),
  })),
  fc.record({ actor: actors, note: fc.option(texts) }).map(({ actor, note }) => ({
    name: `${actor} rejects with ${JSON.stringify(note)}`,
    move: (deal: Deal, now: Instant) =>
      rules.reject(deal, { reason: 'other', noteShared: note, noteInternal: null }, acting(actor, now)),
  })),
  fc.constantFrom(dealId(1), dealId(2)).map((ofId) => ({
    name: `duplicate of ${ofId}`,
    move: (deal: Deal, now: Instant) =>
      rules.markDuplicate(deal, { ofId, noteInternal: null }, acting(REVIEWER, now)),
  })),
  fc.constantFrom('won' as const, 'lost' as const).map((outcome) => ({
    name: `close as ${outcome}`,
    move: (deal: Deal, now: Instant) => close(deal, outcome, { now }),
  })),
  fc.constant({
    name: 'submit again under another number',
    move: (deal: Deal, now: Instant) =>
      submit(deal, { ...submission(), number: 'D-2026-000008' }, acting(SELLER, now)),
  }),
);

it('DM1 to DM11: whatever anyone tries in any order, a deal keeps its number, its time, its priority and its end', () => {
  const waits = fc.integer({ min: 0, max: 20 * 86_400_000 }).map((ms) => new Wait(ms));
  const attempts = moving.map(({ name, move }) => new Attempt(name, move));
  const starts = fc.constantFrom<Review>('draft', 'draft', 'submitted', 'in_review');
  fc.assert(
    fc.property(
      starts,
      fc.commands([waits, attempts, attempts, attempts], { maxCommands: 40, size: 'max' }),
      (start, commands) => {
        fc.modelRun(
          () => ({
            model: { decided: false, answeredMissing: false, approved: false },
            real: { deal: someDeal(start), now: MONDAY },
          }),
          commands,
        );
      },
    ),
    { numRuns: 500 },
  );
  expect([...seen].toSorted()).toEqual(Review.options.filter((review) => review !== 'draft').toSorted());
});
