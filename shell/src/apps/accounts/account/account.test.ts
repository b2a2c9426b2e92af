import { html } from 'lit';
import type { Role } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import type { Answers } from '@portico/runtime/testing';
import { faults } from '@portico/ui/testing/fixture';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { accountAnswers, accountView, coverageRow, merge } from '../../../testing/accounts.ts';
import { choose, pickScope, submitDialog } from '../../../testing/dialog.ts';
import { clickOn, deep, drawIn, drawn, typeInto, words } from '../../../testing/portal.ts';
import { vendorPerson } from '../../../testing/vendor-person.ts';
import { PorticoAccountPage } from './account.ts';

const draw = (answers: Answers = {}, role: Role = 'deal_desk') =>
  drawIn<PorticoAccountPage>(
    accountAnswers({ 'session.me': vendorPerson(role), ...answers }),
    [PorticoAccountPage],
    html`<portico-account-page .accountId=${'acc_1'}></portico-account-page>`,
  );
const inputOf = (portal: { calls: readonly { path: string; input: unknown }[] }, path: string): unknown =>
  portal.calls.findLast((call) => call.path === path)?.input;

const sent = (portal: { calls: readonly { path: string }[] }, times: number): Promise<void> =>
  vi.waitFor(() => {
    if (portal.calls.filter(({ path }) => path === 'accounts.save').length < times)
      throw new Error('not sent yet');
  });

/** Waits until a save has drawn all there is anew: what holds the account is read last. */
const redrawn = async (portal: { calls: readonly { path: string }[] }): Promise<void> => {
  await vi.waitFor(() => {
    if (portal.calls.filter(({ path }) => path === 'coverage.list').length < 2) throw new Error('not yet');
  });
  await drawn();
};

test('an account shows who it is, its sites, family, coverage, reservations and history', async () => {
  await draw();
  await expect.poll(() => words()).toContain('Frame contract since 2019');
  for (const each of [
    'Hagen Maschinen',
    'hagen-soehne.de',
    'HRB4711',
    'Plant Dresden',
    'Hagen Holding SE',
    'Sold by us directly',
    'Nordwind Systems',
    'imported it',
    'changed: Domains, Segment',
    'Hagen und Soehne',
  ])
    expect(words()).toContain(each);
  expect(await faults()).toEqual([]);
});

test('who may only read sees it all and can change nothing', async () => {
  await draw({}, 'analyst');
  await expect.poll(() => words()).toContain('Frame contract since 2019');
  for (const each of ['Edit', 'Add a site', 'Add coverage', 'Undo', 'Archive'])
    expect(words()).not.toContain(each);
  expect(deep('portico-menu')).toBe(null);
});

test('the family is one tab stop; arrows move, close and open', async () => {
  await draw();
  const at = () => deep('portico-family-tree')?.shadowRoot?.activeElement?.textContent?.trim() ?? '';
  const tree = deep('[role=tree]');
  expect(tree?.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  tree?.querySelector<HTMLElement>('[aria-current]')?.focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(at).toContain('Hagen Service GmbH');
  await userEvent.keyboard('{ArrowLeft}');
  await drawn();
  expect(words()).not.toContain('Hagen Service Ost GmbH');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.poll(at).toContain('Hagen Service Ost GmbH');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await userEvent.keyboard('{Home}');
  await expect.poll(at).toContain('Hagen Holding SE');
  await userEvent.keyboard('{End}');
  await expect.poll(at).toContain('Hagen Polska');
});

test('an edit is saved on the version it was made on; what is refused stands at its field', async () => {
  const { portal } = await draw({
    'accounts.save': {
      ok: false,
      refusals: [
        {
          rule: 'AC3',
          key: 'domain_taken',
          field: 'domains',
          account: { id: 'acc_7', legalName: 'Weber AG' },
        },
      ],
    },
  });
  await clickOn('Edit');
  await typeInto('Domains', 'weber.example');
  await submitDialog();
  await expect.poll(() => words()).toContain('Weber AG has this domain.');
  expect(inputOf(portal, 'accounts.save')).toMatchObject({
    account: { accountId: 'acc_1', version: 3 },
    details: { domains: ['weber.example'], sharedDomains: ['hagen-gruppe.example'] },
  });
  expect(await faults()).toEqual([]);
  const form = deep('portico-account-form')?.shadowRoot;
  form?.querySelector('portico-check')?.shadowRoot?.querySelector('input')?.click();
  await submitDialog();
  await sent(portal, 2);
  expect(inputOf(portal, 'accounts.save')).toMatchObject({
    details: { sharedDomains: ['hagen-gruppe.example', 'weber.example'] },
  });
});

test('when somebody saved first, their changes are taken over and what both changed is put side by side', async () => {
  const stale = () => {
    throw new Fault('stale_edit');
  };
  const { portal } = await draw({ 'accounts.save': stale });
  await clickOn('Edit');
  await typeInto('Legal name', 'Hagen & Sons Ltd');
  await typeInto('Other names', 'Hagen Maschinen\nHagen OHG\nHagen Sons');
  portal.answer(
    'accounts.get',
    accountView({ version: 4, legalName: 'Hagen Söhne SE', segment: 'Enterprise' }),
  );
  await submitDialog();
  await expect.poll(() => words()).toContain('Somebody saved this account in the meantime');
  expect(words()).toContain('Hagen Söhne SE');
  expect(await faults()).toEqual([]);
  portal.answer('accounts.save', { ok: true, account: accountView({ version: 5 }) });
  await submitDialog();
  await redrawn(portal);
  await sent(portal, 2);
  expect(inputOf(portal, 'accounts.save')).toMatchObject({
    account: { version: 4 },
    details: {
      legalName: 'Hagen & Sons Ltd',
      segment: 'Enterprise',
      aliases: ['Hagen Maschinen', 'Hagen OHG', 'Hagen Sons'],
    },
  });
});

test('a merge is undone after a question that says what it means', async () => {
  const undone = accountView({}, { merges: [{ ...merge, undoneAt: merge.at }] });
  const { portal } = await draw({
    'accounts.unmerge': { ok: true, account: undone },
  });
  portal.answer('accounts.get', undone);
  await clickOn('Undo');
  expect(words()).toContain('What it brought goes back exactly');
  expect(await faults()).toEqual([]);
  await clickOn('Undo the merge');
  await redrawn(portal);
  await expect.poll(() => inputOf(portal, 'accounts.unmerge')).toEqual({ mergeId: 'merge_1' });
  await expect.poll(() => words()).toContain('Undone');
});

test('coverage is limited to chosen sites and products', async () => {
  const { portal } = await draw({ 'coverage.save': { ok: true, coverage: coverageRow, replaced: false } });
  await expect.poll(() => words()).toContain('Frame contract since 2019');
  await clickOn('Add coverage');
  await choose('What holds', 'house');
  await pickScope('Sites', 'Plant Dresden');
  await pickScope('Products', 'Cargo 900');
  expect(await faults()).toEqual([]);
  await submitDialog();
  await expect
    .poll(() => inputOf(portal, 'coverage.save'))
    .toMatchObject({
      draft: {
        kind: 'house',
        accountId: 'acc_1',
        sites: { kind: 'sites', siteIds: ['asite_2'] },
        products: { kind: 'products', productIds: ['prd_2'] },
      },
    });
});

test('coverage of chosen products asks which ones before it is sent', async () => {
  const { portal } = await draw();
  await expect.poll(() => words()).toContain('Frame contract since 2019');
  await clickOn('Add coverage');
  await choose('What holds', 'house');
  await pickScope('Products');
  await submitDialog();
  expect(words()).toContain('Choose at least one product, or all of them.');
  expect(portal.calls.some(({ path }) => path === 'coverage.save')).toBe(false);
});

test('coverage ends with the reason, which is asked for', async () => {
  const { portal } = await draw({ 'coverage.end': { ok: true } });
  await expect.poll(() => words()).toContain('Frame contract since 2019');
  await clickOn('End');
  await submitDialog();
  expect(words()).toContain('Say why.');
  expect(portal.calls.some(({ path }) => path === 'coverage.end')).toBe(false);
  await typeInto('Reason', 'The contract ran out');
  await submitDialog();
  await expect
    .poll(() => inputOf(portal, 'coverage.end'))
    .toEqual({
      id: coverageRow.id,
      version: coverageRow.version,
      reason: 'The contract ran out',
    });
});

test('what somebody else changes shows by itself', async () => {
  const { portal } = await draw();
  await expect.poll(() => portal.listening).toBe(1);
  portal.answer('accounts.get', accountView({ version: 4, legalName: 'Hagen Söhne SE' }));
  portal.emit({ name: 'account.changed', aggregate: { type: 'account', id: 'acc_1' } });
  await expect.poll(() => words()).toContain('Hagen Söhne SE');
});

test('taken down right after a save, the page asks for nothing more and listens to nothing', async () => {
  const { element, portal } = await draw({
    'accounts.save': { ok: true, account: accountView({ version: 4 }) },
  });
  await expect.poll(() => portal.listening).toBe(1);
  await clickOn('Edit');
  element.addEventListener('portico-account-saved', () => element.remove());
  await submitDialog();
  await sent(portal, 1);
  await expect.poll(() => element.isConnected).toBe(false);
  const asked = portal.calls.length;
  await drawn();
  await expect.poll(() => portal.listening).toBe(0);
  await element.updateComplete;
  expect(portal.calls).toHaveLength(asked);
});

test('an archived account says why and can be brought back', async () => {
  const archived = accountView({ archivedAt: '2026-06-01T00:00:00.000Z', archiveReason: 'Closed down' });
  const { portal } = await draw({
    'accounts.get': archived,
    'accounts.restore': { ok: true, account: accountView() },
  });
  expect(words()).toContain('Closed down');
  await clickOn('Bring it back');
  await submitDialog();
  await redrawn(portal);
  await expect.poll(() => inputOf(portal, 'accounts.restore')).toEqual({ accountId: 'acc_1', version: 3 });
});

test('an account out of reach is not found', async () => {
  const hidden = () => {
    throw new Fault('not_found');
  };
  await draw({ 'accounts.get': hidden, 'accounts.history': hidden });
  expect(words()).toContain('This page does not exist, or is not open to you');
});
