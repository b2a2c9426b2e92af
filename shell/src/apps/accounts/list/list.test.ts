import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { accountAnswers, accountRows, pagedAccounts } from '../../../testing/accounts.ts';
import { clickOn, deep, drawIn, words } from '../../../testing/portal.ts';
import { vendorPerson } from '../../../testing/vendor-person.ts';
import { PorticoAccountList } from './list.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const shown = (search = '') =>
  html`<portico-account-list .search=${new URLSearchParams(search)}></portico-account-list>`;

test('the list shows accounts by name, each at its own page, without an accessibility fault', async () => {
  await drawIn(accountAnswers(), [PorticoAccountList], shown());
  expect(words()).toContain('Customer 000003 GmbH');
  expect(deep('a.name')?.getAttribute('href')).toBe('/accounts/acc_0');
  expect(await faults()).toEqual([]);
});

test('the filters of the address are asked of the server, and the file of the same rows is offered', async () => {
  const { portal } = await drawIn(
    accountAnswers(),
    [PorticoAccountList],
    shown('q=hagen&country=DE&segment=Enterprise&state=archived'),
  );
  expect(portal.calls.find(({ path }) => path === 'accounts.list')?.input).toEqual({
    limit: 100,
    state: 'archived',
    search: 'hagen',
    country: 'DE',
    segment: 'Enterprise',
  });
  expect(deep<HTMLAnchorElement>('a[href*="export.csv"]')?.getAttribute('href')).toBe(
    '/api/v1/accounts/export.csv?search=hagen&country=DE&segment=Enterprise&state=archived',
  );
});

test('the filter by coverage is asked, and no file promises what it cannot hold', async () => {
  const { portal } = await drawIn(accountAnswers(), [PorticoAccountList], shown('coverage=without'));
  expect(portal.calls.find(({ path }) => path === 'accounts.list')?.input).toMatchObject({
    hasCoverage: false,
  });
  expect(deep('a[href*="export.csv"]')).toBe(null);
});

test('who may only read is offered no import and no new account', async () => {
  await drawIn(accountAnswers({ 'session.me': vendorPerson('analyst') }), [PorticoAccountList], shown());
  expect(words()).toContain('Export as CSV');
  expect(words()).not.toContain('New account');
  expect(deep('a[href="/accounts/import"]')).toBe(null);
  expect(deep('portico-account-form')).toBe(null);
});

test('a register of 100,000 comes page by page while one scrolls, and draws only what is near', async () => {
  await page.viewport(1024, 768);
  const { element, portal } = await drawIn(
    accountAnswers({ 'accounts.list': pagedAccounts(100_000) }),
    [PorticoAccountList],
    shown(),
  );
  const pages = () => portal.calls.filter(({ path }) => path === 'accounts.list').length;
  const drawnRows = () =>
    element.shadowRoot?.querySelector('portico-table')?.shadowRoot?.querySelectorAll('tr[tabindex]').length ??
    0;
  const goDown = (): number => {
    scrollTo(0, document.documentElement.scrollHeight);
    return pages();
  };
  await expect.poll(goDown).toBeGreaterThanOrEqual(12);
  await expect.poll(() => words()).toContain('Customer 001099 GmbH');
  expect(drawnRows()).toBeLessThanOrEqual(600);
  scrollTo(0, 0);
  await expect.poll(() => words()).toContain('Customer 000000 GmbH');
  expect(drawnRows()).toBeLessThanOrEqual(600);
});

test('what somebody changes shows by itself at the top of the list, and is only told further down', async () => {
  const { portal } = await drawIn(
    accountAnswers({ 'accounts.list': pagedAccounts(1000) }),
    [PorticoAccountList],
    shown(),
  );
  await expect.poll(() => portal.listening).toBe(1);
  const changed = { name: 'account.changed', aggregate: { type: 'account', id: 'acc_3' } };
  portal.answer('accounts.list', { rows: accountRows(100, 500), next: '100' });
  portal.emit(changed);
  await expect.poll(() => words()).toContain('Customer 000500 GmbH');
  portal.answer('accounts.list', pagedAccounts(1000));
  scrollTo(0, document.documentElement.scrollHeight);
  await expect.poll(() => words()).toContain('Customer 000150 GmbH');
  portal.emit(changed);
  await expect.poll(() => words()).toContain('Accounts have changed.');
  await clickOn('Show the newest');
  await expect.poll(() => words()).toContain('Customer 000000 GmbH');
  expect(words()).not.toContain('Accounts have changed.');
});

test('a page that arrives after another filter was set is left out', async () => {
  let arrive = (): void => {};
  const late = new Promise<void>((resolve) => (arrive = resolve));
  const { element, portal } = await drawIn<PorticoAccountList>(
    accountAnswers({
      'accounts.list': async ({ cursor, search }) => {
        if (cursor) await late;
        return search
          ? { rows: accountRows(1, 900), next: null }
          : pagedAccounts(250)({ cursor, limit: 100 }, never);
      },
    }),
    [PorticoAccountList],
    shown(),
  );
  scrollTo(0, document.documentElement.scrollHeight);
  await expect
    .poll(() => portal.calls.some(({ input }) => JSON.stringify(input ?? null).includes('cursor')))
    .toBe(true);
  element.search = new URLSearchParams('q=x');
  await expect.poll(() => words()).toContain('Customer 000900 GmbH');
  arrive();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(words()).not.toContain('Customer 000100 GmbH');
});

const never = { path: 'accounts.list', input: null, key: null, bearer: null };

test('an empty register and one that is filtered empty say different things', async () => {
  const none = accountAnswers({ 'accounts.list': { rows: [], next: null } });
  await drawIn(none, [PorticoAccountList], shown());
  expect(words()).toContain('No accounts yet');
  expect(await faults()).toEqual([]);
  await drawIn(none, [PorticoAccountList], shown('q=zzz'));
  expect(words()).toContain('No account fits');
});
