import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { now } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { deskDeal } from '../../../testing/claims.ts';
import { deep, drawIn, words } from '../../../testing/portal.ts';
import { PorticoDeskDeal } from './deal.ts';

test('every round of questions stays to be read, with who asked and answered and when', async () => {
  const entry = (name: string, actorName: string, facts: Record<string, string | number>) => ({
    id: `evt_${name}_${facts['q1']}`,
    name,
    at: now,
    actorName,
    facts,
  });
  const timeline = [
    entry('deal.info_requested', 'Robb Wong', { questions: 1, q1: 'Which sites?' }),
    entry('deal.info_answered', 'Mara Lindqvist', { questions: 1, q1: 'Berlin' }),
    entry('deal.info_requested', 'Nia Okafor', { questions: 1, q1: 'And when?' }),
  ];
  const items = [{ id: 'q1', question: 'And when?', kind: 'missing' as const, answer: null }];
  const info = { askedAt: now, dueAt: now, items };
  await drawIn(
    { 'desk.get': deskDeal({ review: 'info_requested', info }), 'deals.timeline': timeline },
    [PorticoDeskDeal],
    html`<portico-desk-deal .dealId=${'deal_1'}></portico-desk-deal>`,
  );
  const rounds = [...(deep('portico-desk-deal')?.shadowRoot?.querySelectorAll('.rounds > li') ?? [])];
  expect(rounds.map((round) => words(round))).toEqual([
    expect.stringMatching(/Nia Okafor.*And when\?.*Missing.*No answer yet/),
    expect.stringMatching(/Robb Wong.*Which sites\?.*Berlin.*Mara Lindqvist/),
  ]);
  expect(await faults()).toEqual([]);
});
