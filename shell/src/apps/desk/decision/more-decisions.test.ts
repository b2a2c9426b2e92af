import { html } from 'lit';
import { addDays } from '@portico/domain/time';
import type { Answers } from '@portico/runtime/testing';
import { faults } from '@portico/ui/testing/fixture';
import { history, now } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { deskDeal, hardConflict } from '../../../testing/claims.ts';
import { choose, press, submitDialog } from '../../../testing/dialog.ts';
import { deep, drawIn, typeInto, words } from '../../../testing/portal.ts';
import { PorticoDeskDeal } from '../deal/deal.ts';

const template = html`<portico-desk-deal .dealId=${'deal_1'}></portico-desk-deal>`;
const partners = [
  { id: 'org_1', name: 'Nordwind Systems', country: 'DE', city: null, tier: null },
  { id: 'org_2', name: 'Südwind Mobil', country: 'DE', city: null, tier: null },
];
const answers = (changes: Parameters<typeof deskDeal>[0] = {}): Answers => ({
  'desk.get': deskDeal({ review: 'in_review', ...changes }),
  'deals.timeline': history,
  'partners.list': partners,
});

test('a deal is shared with another partner, never with its own, and sharing nothing is not sent', async () => {
  const own = { id: 'org_1', name: 'Nordwind Systems' };
  const { portal } = await drawIn(answers({ partner: own }), [PorticoDeskDeal], template);
  await press('s');
  await expect
    .poll(() => deep('portico-desk-share')?.shadowRoot?.querySelector('portico-select')?.options.length)
    .toBe(1);
  await submitDialog();
  expect(words()).toContain('Choose a partner.');
  expect(await faults()).toEqual([]);
  await choose('Second partner', 'org_2');
  portal.answer('desk.share', { ok: true, deal: deskDeal({ version: 3 }) });
  await submitDialog();
  await expect.poll(() => words()).toContain('Shared. The second partner can read it now.');
  expect(portal.calls.find(({ path }) => path === 'desk.share')?.input).toEqual({
    dealId: deskDeal().id,
    version: 2,
    partnerId: 'org_2',
  });
});

test('a shared deal can be taken from the second partner’s eyes again', async () => {
  const { portal } = await drawIn(
    answers({ secondPartner: { id: 'org_2', name: 'Südwind Mobil' } }),
    [PorticoDeskDeal],
    template,
  );
  await press('s');
  await choose('Second partner', '');
  expect(words()).toContain('Stop sharing');
  portal.answer('desk.share', { ok: true, deal: deskDeal({ version: 3 }) });
  await submitDialog();
  await expect.poll(() => words()).toContain('It is no longer shared.');
  expect(portal.calls.find(({ path }) => path === 'desk.share')?.input).toMatchObject({ partnerId: null });
});

test('a question names the field that may change, and the day the answer is due counts whole', async () => {
  const { portal } = await drawIn(answers(), [PorticoDeskDeal], template);
  await press('i');
  await typeInto('Question', 'In which city is the site?');
  await choose('Field to mend', 'customerCity');
  const day = addDays(now, 3).slice(0, 10);
  const native = deep('portico-desk-ask')
    ?.shadowRoot?.querySelector('portico-date')
    ?.shadowRoot?.querySelector('input');
  if (!native) throw new Error('no day');
  native.value = day;
  native.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  expect(await faults()).toEqual([]);
  portal.answer('desk.requestInfo', { ok: false, refusal: { rule: 'DM12', key: 'too_far', field: 'dueAt' } });
  await submitDialog();
  expect(portal.calls.find(({ path }) => path === 'desk.requestInfo')?.input).toEqual({
    dealId: deskDeal().id,
    version: 2,
    items: [{ question: 'In which city is the site?', kind: 'missing', field: 'customerCity' }],
    dueAt: `${addDays(now, 4).slice(0, 10)}T00:00:00.000Z`,
  });
  await expect
    .poll(() => deep('portico-desk-ask')?.shadowRoot?.querySelector('portico-date')?.error)
    .not.toBe('');
});

test('an approval against the verdict is not sent without a reason and a note, and says that somebody else signs too', async () => {
  const { portal } = await drawIn(
    answers({ judgement: hardConflict, needsOverride: true, needsSecond: true }),
    [PorticoDeskDeal],
    template,
  );
  await press('a');
  expect(words()).toContain('This goes against the verdict');
  expect(words()).toContain('A region manager or the vendor’s administrator signs too.');
  await submitDialog();
  expect(words()).toContain('Choose a reason.');
  expect(words()).toContain('Write what your colleagues have to know.');
  expect(portal.calls.some(({ path }) => path === 'desk.approve')).toBe(false);
  await choose('Why approve it anyway?', 'other');
  await submitDialog();
  expect(words()).toContain('Write the reason.');
  expect(await faults()).toEqual([]);
  await typeInto('The reason in words', 'Both agreed on the phone.');
  await typeInto('Internal note', 'Ask Tom.');
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'in_review', version: 3 }) });
  await submitDialog();
  await expect.poll(() => words()).toContain('Signed. It waits for the next signature.');
  expect(portal.calls.find(({ path }) => path === 'desk.approve')?.input).toEqual({
    dealId: deskDeal().id,
    version: 2,
    noteShared: null,
    noteInternal: 'Ask Tom.',
    override: { ground: 'other', text: 'Both agreed on the phone.' },
  });
});

test('a partner that a claim names is chosen for the desk, and reads nothing before it is shared', async () => {
  const named = answers({
    claim: { ...deskDeal().claim, secondPartnerName: 'Südwind Mobil', secondPartnerRole: 'distributor' },
    namedPartner: { id: 'org_2', name: 'Südwind Mobil' },
  });
  const { portal } = await drawIn(named, [PorticoDeskDeal], template);
  expect(words()).toContain('Südwind Mobil is named and reads nothing until you share the deal.');
  portal.answer('desk.share', { ok: false, refusal: { rule: 'DM21', key: 'rival', field: 'partnerId' } });
  await press('s');
  await expect.poll(() => portal.calls.some(({ path }) => path === 'partners.list')).toBe(true);
  await submitDialog();
  await expect.poll(() => words()).toContain('It must not read a competitor’s deal.');
  expect(portal.calls.find(({ path }) => path === 'desk.share')?.input).toMatchObject({ partnerId: 'org_2' });
  expect(await faults()).toEqual([]);
});

test('a second partner nobody knows by that name is said to be unknown', async () => {
  const claim = { ...deskDeal().claim, secondPartnerName: 'Sudwind', secondPartnerRole: 'distributor' };
  await drawIn(answers({ claim }), [PorticoDeskDeal], template);
  expect(words()).toContain('No partner is called “Sudwind”. The deal is shared with nobody.');
});
