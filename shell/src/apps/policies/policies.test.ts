import { html } from 'lit';
import { Fault } from '@portico/domain/fault';
import type { Answers } from '@portico/runtime/testing';
import type { PorticoField } from '@portico/ui/field/field';
import { faults } from '@portico/ui/testing/fixture';
import { expect, onTestFinished, test } from 'vitest';
import { policyAnswers, policyView, replayRow, replayView, draftDocument } from '../../testing/policies.ts';
import { clickOn, drawIn, drawn, me, typeInto, words } from '../../testing/portal.ts';
import { navigate } from '../../routing/navigate.ts';
import { PorticoPolicyVersion } from './version/version.ts';
import { PorticoPolicyVersions } from './versions/versions.ts';

const answers = (changes: Answers = {}) =>
  policyAnswers({ 'session.me': me('vendor', 'vendor_admin'), ...changes });
const version = (tab = 'rules') =>
  html`<portico-policy-version .version=${'2027-spring'} .tab=${tab}></portico-policy-version>`;

test('versions are listed with where they stand, without an accessibility fault', async () => {
  await drawIn(answers(), [PorticoPolicyVersions], html`<portico-policy-versions></portico-policy-versions>`);
  expect(words()).toContain('Version 2026-11 is in force.');
  expect(words()).toContain('Draft');
  expect(words()).toContain('New draft');
  expect(await faults()).toEqual([]);
});

test('a wrong number is told at its field once it was left, and is not sent', async () => {
  const { portal } = await drawIn(answers(), [PorticoPolicyVersion], version());
  await typeInto('Protection lasts', '0');
  expect(field('Protection lasts')?.error).toBe('');
  await leave('Protection lasts');
  expect(field('Protection lasts')?.error).toBe('Enter a number from 1 to 3,650.');
  expect(words()).toContain('1 to mend');
  await typeInto('Protection lasts', '70');
  expect(field('Protection lasts')?.error).toBe('');
  portal.answer('policies.saveDraft', { ok: true, version: policyView({ revision: 4 }) });
  await clickOn('Save draft');
  await expect.poll(() => words()).toContain('Saved.');
  const sent = portal.calls.find(({ path }) => path === 'policies.saveDraft');
  expect(sent?.input).toMatchObject({
    draft: { id: 'pol_1', revision: 3 },
    document: { deals: { protectionDays: 70 } },
  });
  expect(await faults()).toEqual([]);
});

test('a number says between which it lies before it is wrong', async () => {
  await drawIn(answers(), [PorticoPolicyVersion], version());
  expect(field('Protection lasts')?.help).toBe('From the approval on. 1 to 3,650.');
});

test('on the way to another page unsaved changes are asked for, and nothing is lost by staying', async () => {
  const at = location.href;
  history.replaceState(null, '', '/policies/2027-spring');
  onTestFinished(() => history.replaceState(null, '', at));
  const { portal } = await drawIn(answers(), [PorticoPolicyVersion], version());
  await typeInto('Protection lasts', '70');
  navigate('/policies/2027-spring/changes');
  expect(location.pathname).toBe('/policies/2027-spring/changes');
  navigate('/accounts');
  expect(location.pathname).toBe('/policies/2027-spring/changes');
  await drawn();
  expect(words()).toContain('Save 2027-spring before you go?');
  expect(await faults()).toEqual([]);
  await clickOn('Stay here');
  expect(field('Protection lasts')?.value).toBe('70');
  navigate('/accounts');
  await drawn();
  const kept = { ...draftDocument, deals: { ...draftDocument.deals, protectionDays: 70 } };
  portal.answer('policies.saveDraft', {
    ok: true,
    version: policyView({ revision: 4, document: kept }),
  });
  await clickOn('Save and go');
  await expect.poll(() => location.pathname).toBe('/accounts');
});

test('unsaved changes can be discarded on the way out; without any, nobody asks', async () => {
  const at = location.href;
  history.replaceState(null, '', '/policies/2027-spring');
  onTestFinished(() => history.replaceState(null, '', at));
  await drawIn(answers(), [PorticoPolicyVersion], version());
  navigate('/desk');
  expect(location.pathname).toBe('/desk');
  history.replaceState(null, '', '/policies/2027-spring');
  await typeInto('Protection lasts', '70');
  navigate('/accounts?state=archived');
  expect(location.pathname).toBe('/policies/2027-spring');
  await drawn();
  await clickOn('Discard changes');
  expect(`${location.pathname}${location.search}`).toBe('/accounts?state=archived');
});

test('somebody else’s newer edit is shown beside one’s own, and either can be kept', async () => {
  const { portal } = await drawIn(answers(), [PorticoPolicyVersion], version());
  await typeInto('Protection lasts', '70');
  const theirs = policyView({
    revision: 4,
    document: { ...draftDocument, deals: { ...draftDocument.deals, lapseDays: 3 } },
  });
  portal.answer('policies.get', theirs);
  portal.answer('policies.saveDraft', ({ draft }) => {
    if (draft?.revision === 4) return { ok: true, version: policyView({ revision: 5 }) };
    throw new Fault('stale_edit', { versions: { yours: 3, current: 4 } });
  });
  await clickOn('Save draft');
  await expect.poll(() => words()).toContain('Laura Callahan saved this draft while you edited it');
  expect(words()).toContain('60 days');
  expect(words()).toContain('70 days');
  expect(await faults()).toEqual([]);
  await clickOn('Save mine over it');
  await expect.poll(() => words()).not.toContain('while you edited it');
  expect(portal.calls.findLast(({ path }) => path === 'policies.saveDraft')?.input).toMatchObject({
    draft: { revision: 4 },
    document: { deals: { protectionDays: 70 } },
  });
});

test('what differs from the version in force is told in words', async () => {
  await drawIn(answers(), [PorticoPolicyVersion], version('changes'));
  expect(words()).toContain('Changes (1)');
  expect(words()).toContain('90 days');
  expect(words()).toContain('60 days');
  expect(await faults()).toEqual([]);
});

test('a replay shows how far it is, then the outcomes that would be different, old and new', async () => {
  const running = replayView({ status: 'running', judged: 40, changed: 0, changes: [] });
  const { portal } = await drawIn(
    answers({ 'policies.replayed': running }),
    [PorticoPolicyVersion],
    version('replay'),
  );
  await expect.poll(() => words()).toContain('40 of 177 judged');
  expect(await faults()).toEqual([]);
  portal.answer('policies.replayed', replayView());
  await expect.poll(() => words()).toContain('1 of 177 registrations would be different');
  await expect.poll(() => words()).toContain(replayRow.customerName);
  expect(words()).toContain('Feb 1, 2027');
  expect(words()).toContain('Jan 2, 2027');
  expect(await faults()).toEqual([]);
});

test('who may not publish a draft of their own is told who can', async () => {
  const { portal } = await drawIn(answers(), [PorticoPolicyVersion], version());
  portal.answer('policies.publish', { ok: false, refusal: { rule: 'PO7', key: 'own_draft' } });
  await clickOn('Publish…');
  expect(words()).toContain('Values that differ from 2026-11: 1.');
  await clickOn('Publish version');
  await expect.poll(() => words()).toContain('Another administrator has to publish it.');
  expect(await faults()).toEqual([]);
});

test('who may only read is offered nothing to change', async () => {
  await drawIn(answers({ 'session.me': me('vendor', 'analyst') }), [PorticoPolicyVersion], version());
  for (const act of ['Save draft', 'Publish…', 'Discard draft', 'Try it out', 'Add an exclusion'])
    expect(words()).not.toContain(act);
});

/** The editor's field with this label. */
function field(label: string): PorticoField | undefined {
  const editor = document
    .querySelector('portico-policy-version')
    ?.shadowRoot?.querySelector('portico-policy-editor');
  return [...(editor?.shadowRoot?.querySelectorAll('portico-field') ?? [])].find(
    (each) => each.label === label,
  );
}

/** Leaves the field with this label, as a person does. */
async function leave(label: string): Promise<void> {
  field(label)
    ?.shadowRoot?.querySelector('input')
    ?.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn();
}
