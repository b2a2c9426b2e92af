import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import type { Role } from '@portico/domain/access';
import type { DeskDealView } from '@portico/domain/deals/views';
import type { Answers } from '@portico/runtime/testing';
import { history, now } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { deskDeal } from '../../../testing/claims.ts';
import { choose, pick, press, submitDialog } from '../../../testing/dialog.ts';
import { deep, drawIn, typeInto, words } from '../../../testing/portal.ts';
import { vendorPerson } from '../../../testing/vendor-person.ts';
import { PorticoDeskDeal } from '../deal/deal.ts';

const tag = 'portico-desk-decide-amendment';
const reader = { may: ['deal.sign', 'deal.oversee'], roles: ['region_manager'] };
const template = html`<portico-desk-deal .dealId=${'deal_1'}></portico-desk-deal>`;
const amendment: DeskDealView['amendment'] = {
  claim: deskDeal().claim,
  reason: 'They need twice as many.',
  requestedAt: now,
  status: 'pending',
  decidedAt: null,
  noteShared: null,
};
const changed = (changes: Partial<DeskDealView> = {}): DeskDealView =>
  deskDeal({ review: 'approved', protection: 'active', amendment, ...changes });
const granted = changed({ version: 3, amendment: { ...amendment, status: 'approved' } });
const notAvailable: Partial<DeskDealView> = {
  amendmentVerdict: { result: 'not_available', ruleId: 'RC4', at: now },
  amendmentNeedsSecond: true,
};
const agreed: Partial<DeskDealView> = {
  ...notAvailable,
  amendmentNextSignature: { name: 'override', role: 'region_manager' },
  amendmentOverride: {
    ground: 'shared_verdict',
    text: null,
    note: 'Both agreed on the phone.',
    byId: 'user_2',
    byName: 'Flora Keller',
    at: now,
    result: 'not_available',
    ruleId: 'RC4',
  },
};
const signature = { signedByName: null, signedAt: null, note: null };
const firstSigned: Partial<DeskDealView> = {
  amendmentChain: [
    { name: 'desk', role: 'deal_desk', signedByName: 'Flora Keller', signedAt: now, note: 'Checked' },
    { name: 'manager', role: 'region_manager', ...signature },
  ],
  amendmentNextSignature: { name: 'manager', role: 'region_manager' },
};
const answers = (changes: Partial<DeskDealView> = {}, role: Role = 'deal_desk'): Answers => ({
  'session.me': vendorPerson(role),
  'desk.get': changed(changes),
  'deals.timeline': history,
});
const sent = (portal: { calls: readonly { path: string; input: unknown }[] }): unknown =>
  portal.calls.findLast(({ path }) => path === 'desk.decideAmendment')?.input;

test('a change that nothing speaks against is granted without a reason', async () => {
  const { portal } = await drawIn(answers(), [PorticoDeskDeal], template);
  portal.answer('desk.decideAmendment', { ok: true, deal: granted });
  await press('m');
  await pick(tag, 'yes');
  expect(words()).not.toContain('This goes against the verdict');
  await typeInto('Note to the partner', 'Go ahead.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Answered. The partner knows.');
  expect(sent(portal)).toEqual({
    dealId: deskDeal().id,
    version: 2,
    granted: true,
    noteShared: 'Go ahead.',
  });
});

test('a change against its verdict is not granted without a reason and a note, and waits for a second person', async () => {
  const changes = { ...notAvailable, amendmentNeedsOverride: true };
  const { portal } = await drawIn(answers(changes), [PorticoDeskDeal], template);
  await press('m');
  await pick(tag, 'yes');
  expect(words()).toContain('This goes against the verdict');
  expect(words()).toContain('A region manager or the vendor’s administrator agrees too.');
  await submitDialog();
  expect(words()).toContain('Choose a reason.');
  expect(words()).toContain('Write what your colleagues have to know.');
  expect(sent(portal)).toBeUndefined();
  await choose('Why approve it anyway?', 'other');
  await submitDialog();
  expect(words()).toContain('Write the reason.');
  expect(await faults()).toEqual([]);
  await typeInto('The reason in words', 'Both agreed on the phone.');
  await typeInto('Internal note', 'Ask Tom.');
  portal.answer('desk.decideAmendment', { ok: true, deal: changed({ ...agreed, version: 3 }) });
  await submitDialog();
  await expect.poll(() => words()).toContain('Agreed. The change waits for the next signature.');
  expect(sent(portal)).toEqual({
    dealId: deskDeal().id,
    version: 2,
    granted: true,
    noteShared: null,
    noteInternal: 'Ask Tom.',
    override: { ground: 'other', text: 'Both agreed on the phone.' },
  });
});

test('a change is refused with words for the partner alone, whatever its verdict is', async () => {
  const changes = { ...notAvailable, amendmentNeedsOverride: true };
  const { portal } = await drawIn(answers(changes), [PorticoDeskDeal], template);
  portal.answer('desk.decideAmendment', { ok: true, deal: granted });
  await press('m');
  await pick(tag, 'no');
  expect(words()).not.toContain('This goes against the verdict');
  await typeInto('Note to the partner', 'The account is blocked.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Answered. The partner knows.');
  expect(sent(portal)).toEqual({
    dealId: deskDeal().id,
    version: 2,
    granted: false,
    noteShared: 'The account is blocked.',
  });
});

test('a change past a limit says whose signature is next, and the partner hears of it with the last', async () => {
  const amendmentChain = [
    { name: 'desk', role: 'deal_desk' as const, ...signature },
    { name: 'manager', role: 'region_manager' as const, ...signature },
  ];
  const amendmentNextSignature = { name: 'desk', role: 'deal_desk' as const };
  const { portal } = await drawIn(
    answers({ amendmentChain, amendmentNextSignature }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toContain('Waits for this signature');
  await press('m');
  await pick(tag, 'yes');
  expect(words()).toContain('The deal stays as it is until the last signature.');
  expect(await faults()).toEqual([]);
  portal.answer('desk.decideAmendment', { ok: true, deal: changed({ ...firstSigned, version: 3 }) });
  await submitDialog();
  await expect.poll(() => words()).toContain('Agreed. The change waits for the next signature.');
});

test('who gives the last signature of a change is offered it, though they decide nothing else', async () => {
  const { portal } = await drawIn(
    answers(firstSigned, 'region_manager'),
    [PorticoDeskDeal],
    html`<portico-desk-deal .dealId=${'deal_1'} .reader=${reader}></portico-desk-deal>`,
  );
  portal.answer('desk.decideAmendment', { ok: true, deal: granted });
  for (const said of ['Flora Keller', 'Checked', 'Waits for this signature']) expect(words()).toContain(said);
  await press('m');
  await pick(tag, 'yes');
  await submitDialog();
  await expect.poll(() => words()).toContain('Answered. The partner knows.');
});

test('a verdict that has changed since asks for the reason, and what was typed stays', async () => {
  const { portal } = await drawIn(answers(), [PorticoDeskDeal], template);
  portal.answer('desk.decideAmendment', ({ override }) =>
    override
      ? { ok: true, deal: granted }
      : { ok: false, refusal: { rule: 'DA8', key: 'override_needed', field: 'override' } },
  );
  await press('m');
  await pick(tag, 'yes');
  await typeInto('Note to the partner', 'Go ahead.');
  await submitDialog();
  await expect.poll(() => words()).toContain('found something in the way');
  expect(await faults()).toEqual([]);
  await choose('Why approve it anyway?', 'value_add');
  await typeInto('Internal note', 'They did the work.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Answered. The partner knows.');
  expect(sent(portal)).toMatchObject({
    noteShared: 'Go ahead.',
    noteInternal: 'They did the work.',
    override: { ground: 'value_add', text: null },
  });
});

test('the second person reads why the first agreed, and can only agree', async () => {
  const { portal } = await drawIn(
    answers(agreed, 'region_manager'),
    [PorticoDeskDeal],
    html`<portico-desk-deal .dealId=${'deal_1'} .reader=${reader}></portico-desk-deal>`,
  );
  await press('m');
  expect(words()).toContain('Flora Keller agreed against the verdict. A second person grants it.');
  expect(words()).toContain('The holder agreed to share · Both agreed on the phone.');
  await expect.poll(() => words()).not.toContain('Leave it as it is');
  await pick(tag, 'yes');
  expect(words()).not.toContain('Why approve it anyway?');
  expect(await faults()).toEqual([]);
  portal.answer('desk.decideAmendment', { ok: true, deal: granted });
  await submitDialog();
  await expect.poll(() => words()).toContain('Answered. The partner knows.');
  expect(sent(portal)).toEqual({ dealId: deskDeal().id, version: 2, granted: true, noteShared: null });
});

test('who signs without deciding is not offered a change before the desk has given its reason', async () => {
  await drawIn(
    answers({ ...notAvailable, amendmentNeedsOverride: true }, 'region_manager'),
    [PorticoDeskDeal],
    html`<portico-desk-deal .dealId=${'deal_1'} .reader=${reader}></portico-desk-deal>`,
  );
  expect(words()).toContain('They need twice as many.');
  await press('m');
  expect(deep('dialog[open]')).toBeNull();
});

test.each([
  ['DA8', 'second_needed', 'A second person grants it'],
  ['DM40', 'not_your_step', 'The deal desk answers this first.'],
])('a refusal by %s %s says who comes next', async (rule, key, said) => {
  const { portal } = await drawIn(answers(agreed), [PorticoDeskDeal], template);
  portal.answer('desk.decideAmendment', { ok: false, refusal: { rule, key, field: 'override' } });
  await press('m');
  await pick(tag, 'yes');
  await submitDialog();
  await expect.poll(() => words()).toContain(said);
  expect(await faults()).toEqual([]);
});

test.each([
  ['pending', 'One has agreed against the verdict; a second grants it'],
  ['approved', 'Granted against the verdict'],
] as const)(
  'the page says on what the first of two agreed to a change that is %s',
  async (status, heading) => {
    await drawIn(answers({ ...agreed, amendment: { ...amendment, status } }), [PorticoDeskDeal], template);
    for (const said of [heading, 'The holder agreed to share', 'Both agreed on the phone.', 'Flora Keller'])
      expect(words()).toContain(said);
    expect(await faults()).toEqual([]);
  },
);

test('a change that was refused stands without the reason of who would have granted it', async () => {
  const refused = { ...agreed, amendment: { ...amendment, status: 'refused' as const } };
  await drawIn(answers(refused), [PorticoDeskDeal], template);
  expect(words()).toContain('They need twice as many.');
  expect(deep('.override')).toBeNull();
});

test('what goes against the verdict of a change is told as the change, what goes against that of the deal as the approval', async () => {
  const against = { id: 'evt_5', name: 'deal.verdict_overridden', at: now, actorName: null } as const;
  for (const [of, told] of [
    ['change', 'agreed to a change against the verdict'],
    ['deal', 'approved it against the verdict'],
  ] as const) {
    const timeline = [...history, { ...against, facts: { of } }];
    await drawIn({ ...answers(), 'deals.timeline': timeline }, [PorticoDeskDeal], template);
    expect(words()).toContain(told);
  }
});

test('a change that was granted shows what the deal was before', async () => {
  const before = { ...deskDeal().claim, contactName: 'Erna Vorher' };
  const names = { productName: null, valueRange: null };
  await drawIn(
    answers({
      amendment: { ...amendment, status: 'approved' },
      amendmentBefore: { claim: before, ...names },
    }),
    [PorticoDeskDeal],
    template,
  );
  const [head, ...rows] = [...(deep('.changes')?.querySelectorAll('tr') ?? [])].map((row) => row.textContent);
  expect(head).toContain('Before');
  expect(rows.some((row) => row?.includes('Erna Vorher') && row.includes('Jonas Weber'))).toBe(true);
  expect(await faults()).toEqual([]);
});
