import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addMs, type Instant } from '../time.ts';
import { answerableAt, askBudget, leavesAtMs, padded, PrecheckAnswer, PrecheckReply } from './answer.ts';
import { defaultPrecheckPolicy as policy } from './policy.ts';
import { fingerprintText, PrecheckQuestion } from './question.ts';
import { type Probe, summariseProbes } from './report.ts';

const MONDAY: Instant = '2026-11-16T09:00:00.000Z';
const ID = 'probe_00000000-0000-7000-8000-000000000000';

describe('a reply', () => {
  const replies = fc.record({
    answer: fc.constantFrom(...PrecheckAnswer.options, null),
    left: fc.integer({ min: 0, max: 99_999 }),
  });

  it('PC1: says one of three words or nothing yet', () => {
    expect(PrecheckAnswer.options).toEqual(['clear', 'needs_review', 'not_available']);
    expect(Object.keys(PrecheckReply.entries)).toEqual(['ok', 'id', 'answer', 'answerAt', 'left', 'pad']);
  });

  it('PC3: has the same number of bytes whatever it says', () => {
    fc.assert(
      fc.property(replies, replies, (a, b) => {
        const bytes = (reply: typeof a): number =>
          JSON.stringify(v.parse(PrecheckReply, padded({ id: ID, answerAt: MONDAY, ...reply }))).length;
        expect(bytes(a)).toBe(bytes(b));
      }),
    );
  });

  it('PC3: leaves at the same time whatever the work took, as long as it took less than a step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.integer({ min: 0, max: policy.gridMs }),
        (asked, took) => {
          expect(leavesAtMs(asked, asked + took, policy.gridMs)).toBe(asked + policy.gridMs);
        },
      ),
    );
    expect(leavesAtMs(1000, 1251, 250)).toBe(1500);
  });

  it('PC3: may be read at once, or at the next full step of the schedule', () => {
    const scheduled = { ...policy, answers: 'on_schedule' } as const;
    expect(answerableAt(policy, MONDAY)).toBe(MONDAY);
    expect(answerableAt(scheduled, addMs(MONDAY, 1))).toBe('2026-11-16T09:15:00.000Z');
    expect(answerableAt(scheduled, '2026-11-16T09:14:30.000Z')).toBe('2026-11-16T09:30:00.000Z');
  });
});

describe('the budget', () => {
  it('PC2: is thirty a person and a hundred and fifty an organisation a day', () => {
    expect(askBudget({ byUser: 0, byOrganisation: 0 }, policy)).toEqual({ ok: true, left: 29 });
    expect(askBudget({ byUser: 29, byOrganisation: 29 }, policy)).toEqual({ ok: true, left: 0 });
    expect(askBudget({ byUser: 30, byOrganisation: 30 }, policy)).toMatchObject({
      refusal: { rule: 'PC2', key: 'user_budget_used' },
    });
    expect(askBudget({ byUser: 3, byOrganisation: 149 }, policy)).toEqual({ ok: true, left: 0 });
    expect(askBudget({ byUser: 3, byOrganisation: 150 }, policy)).toMatchObject({
      refusal: { key: 'organisation_budget_used' },
    });
  });
});

describe('a question', () => {
  const question = { customerName: 'Müller GmbH', customerCountry: 'DE' };

  it('PC4: has the same fingerprint however it is spelt, another for another customer', () => {
    expect(fingerprintText({ ...question, customerName: 'MULLER  gmbh' })).toBe(fingerprintText(question));
    expect(fingerprintText({ ...question, customerName: 'Meier GmbH' })).not.toBe(fingerprintText(question));
  });

  it('holds lengths and nothing nobody asked for', () => {
    expect(v.is(PrecheckQuestion, question)).toBe(true);
    expect(v.is(PrecheckQuestion, { ...question, partnerId: 'x' })).toBe(false);
    expect(v.is(PrecheckQuestion, { ...question, customerName: ' ' })).toBe(false);
  });
});

describe('the report (PC6)', () => {
  const probe = (minute: number, changes: Partial<Probe> = {}): Probe => ({
    userId: 'user_a',
    orgId: 'org_a',
    at: addMs(MONDAY, minute * 60_000),
    customerName: `Customer ${(minute * 7) % 10}`,
    fingerprint: `f${minute}`,
    answer: 'clear',
    touchesCanary: false,
    ...changes,
  });
  const one = (probes: readonly Probe[]) => summariseProbes(probes, policy)[0];

  it('PC6: counts questions, customers and answers that were not clear', () => {
    const asked = [
      probe(0),
      probe(100, { fingerprint: 'f0' }),
      probe(200, { answer: 'not_available' }),
      probe(300, { answer: 'needs_review' }),
    ];
    expect(one(asked)).toMatchObject({
      questions: 4,
      customers: 3,
      notClear: 2,
      hitRate: 0.5,
      busiest: 1,
      signs: [],
    });
  });

  it('PC6: sees ten questions in ten minutes, not in eleven', () => {
    const times = (step: number) => Array.from({ length: 10 }, (_, n) => probe(n * step));
    expect(one(times(1))?.signs).toEqual(['run']);
    expect(one(times(1.2))?.busiest).toBe(9);
  });

  it('PC6: sees names read off a list in alphabetical order', () => {
    const names = ['Abel', 'Baum', 'Conrad', 'Dorn', 'Ebert', 'Ääkkönen', 'Fink'];
    const asked = (list: readonly string[]) =>
      one(list.map((customerName, n) => probe(n * 60, { customerName })));
    expect(asked([...names.filter((name) => name !== 'Ääkkönen'), 'Gross'])?.signs).toEqual(['alphabetical']);
    expect(asked(names)?.alphabetical).toBe(5);
  });

  it('PC5: puts whoever touched a canary first', () => {
    const summaries = summariseProbes(
      [probe(0), probe(1), probe(2, { userId: 'user_b', touchesCanary: true })],
      policy,
    );
    expect(summaries.map(({ userId, signs }) => [userId, signs])).toEqual([
      ['user_b', ['canary']],
      ['user_a', []],
    ]);
  });
});
