import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import type { Answers } from '@portico/runtime/testing';
import { history } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { candidates, deskDeal, hardConflict, twoClaimants } from '../../../testing/claims.ts';
import { press, submitDialog } from '../../../testing/dialog.ts';
import { drawIn, typeInto, words } from '../../../testing/portal.ts';
import { PorticoDeskDeal } from '../deal/deal.ts';

const template = html`<portico-desk-deal .dealId=${'deal_1'}></portico-desk-deal>`;
const answers = (changes: Parameters<typeof deskDeal>[0] = {}): Answers => ({
  'desk.get': deskDeal({ review: 'in_review', ...changes }),
  'deals.timeline': history,
});

test('an approval refused for what was found since says by which rule and who, and what was typed stays', async () => {
  const { portal } = await drawIn(answers(), [PorticoDeskDeal], template);
  const other = twoClaimants.find(({ self }) => !self);
  const judgement = {
    ...hardConflict,
    opposing: hardConflict.opposing.map((finding) => ({ ...finding, id: other?.dealId ?? '' })),
  };
  portal.answer('desk.approve', () => {
    const found = { judgement, claimants: twoClaimants, needsOverride: true } as const;
    portal.answer('desk.get', deskDeal({ review: 'in_review', ...found }));
    return { ok: false, refusal: { rule: 'DA8', key: 'override_needed', field: 'override' } };
  });
  await press('a');
  await typeInto('Internal note', 'Known to us.');
  await submitDialog();
  await expect.poll(() => words()).toContain(`It is ${other?.partner.name ?? ''} · ${other?.number ?? ''}.`);
  expect(words()).toContain('the one that was complete first leads. (Rule RC17)');
  expect(words()).not.toContain('does not show yet');
  expect(await faults()).toEqual([]);
});

test('an approval refused until somebody says which account it is leaves the question on the page', async () => {
  const known = { ...answers(), 'accounts.resolve': candidates };
  const { portal } = await drawIn(known, [PorticoDeskDeal], template);
  expect(words()).not.toContain('Which customer is it?');
  portal.answer('desk.approve', () => {
    const judgement = { ...hardConflict, match: 'similar', result: 'needs_review', ruleId: 'RC2' } as const;
    portal.answer('desk.get', deskDeal({ review: 'in_review', account: null, judgement }));
    return { ok: false, refusal: { rule: 'DA7', key: 'which_account' } };
  });
  await press('a');
  await submitDialog();
  await expect.poll(() => words()).toContain('First say which account this customer is');
  expect(words()).toContain('The question stands on the page behind this');
  await expect.poll(() => words()).toContain('Hagen Logistik GmbH');
  expect(words()).toContain('Which customer is it?');
});
