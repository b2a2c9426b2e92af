import type { PrecheckAnswer } from '@portico/domain/prechecks/answer';
import type { OutputOf } from '@portico/runtime/client';
import { createFakePortal, type Answers, type FakePortal } from '@portico/runtime/testing';
import { now } from './deals.ts';

/** What a partner may ask today. */
export const terms: OutputOf<'prechecks.terms'> = {
  left: 30,
  perUserDaily: 30,
  answers: 'at_once',
  scheduleMinutes: 15,
  namedAccounts: 12,
  products: [
    { id: 'prod_roof', name: 'Roof array', family: 'Solar' },
    { id: 'prod_store', name: 'Store 10', family: 'Storage' },
  ],
};

/** A reply as the server pads it. */
export function reply(answer: PrecheckAnswer | null, left = 29): OutputOf<'prechecks.check'> {
  return { ok: true, id: 'probe_1', answer, answerAt: now, left, pad: '.' };
}

/** A portal that answers questions about customers. */
export function fakePrechecks(answers: Answers = {}): FakePortal {
  return createFakePortal({ 'prechecks.terms': terms, 'prechecks.check': reply('clear'), ...answers });
}
