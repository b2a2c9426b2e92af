import { html } from 'lit';
import { openPolicy } from '@portico/domain/embed/policy';
import { faults } from '@portico/ui/testing/fixture';
import { now } from '@portico/widgets/testing/deals';
import type { Answers, FakePortal } from '@portico/runtime/testing';
import { expect, test } from 'vitest';
import { clickOn, deep, drawIn, drawn, longName, me, typeInto, words } from '../../testing/portal.ts';
import { PorticoPeople } from './people/people.ts';
import { PorticoSite } from './sites/site.ts';
import { PorticoSites } from './sites/sites.ts';

const site = {
  id: 'site_1',
  version: 1,
  orgId: 'org_1',
  name: 'Our shop',
  origins: ['https://shop.example'],
  scopes: ['deals:read' as const],
  createdAt: now,
  updatedAt: now,
  archivedAt: null,
};
const key = {
  id: 'key_1',
  siteId: 'site_1',
  kind: 'secret' as const,
  publicKey: null,
  lastFour: 'afzy',
  createdAt: now,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  lastOrigin: null,
  active: true,
};
const siteAnswers: Answers = {
  'session.me': me('partner', 'partner_admin'),
  'sites.list': { rows: [site], next: null },
  'keys.list': { rows: [key], next: null },
  'sites.policy': { siteId: 'site_1', version: 1, policy: openPolicy },
  'embed.vitals': { from: '2026-11-01', sampled: 0.1, widgets: [] },
};
const person = {
  id: 'member_1',
  state: 'active' as const,
  orgId: 'org_1',
  orgName: 'Nordwind Systems',
  userId: 'user_2',
  name: longName,
  email: 'mara@nordwind.example',
  roles: ['seller' as const, 'partner_admin' as const],
  since: now,
  expiresAt: null,
};

const keysOf = ({ calls }: FakePortal, of: string): (string | null)[] =>
  calls.filter(({ path }) => path === of).map((call) => call.key);

test('people are listed with their roles, without an accessibility fault', async () => {
  const rows = [person, { ...person, id: 'inv_1', state: 'invited' as const, name: null, expiresAt: now }];
  await drawIn(
    { 'people.list': { rows, next: null } },
    [PorticoPeople],
    html`<portico-people .me=${me('partner', 'partner_admin')}></portico-people>`,
  );
  expect(words()).toContain('Seller, Administrator');
  expect(words()).toContain('Invited');
  expect(await faults()).toEqual([]);
});

test('who may only read people is offered nothing else', async () => {
  await drawIn(
    { 'people.list': { rows: [person], next: null } },
    [PorticoPeople],
    html`<portico-people .me=${me('partner', 'partner_manager')}></portico-people>`,
  );
  expect(deep('portico-button[variant=primary]')).toBeNull();
  expect(deep('portico-person-form')).toBeNull();
  expect(deep('portico-menu')).toBeNull();
});

test('an invitation that is refused says so at the field and keeps what was typed', async () => {
  const { portal } = await drawIn(
    { 'people.list': { rows: [], next: null } },
    [PorticoPeople],
    html`<portico-people .me=${me('partner', 'partner_admin')}></portico-people>`,
  );
  portal.answer('people.invite', {
    ok: false,
    refusal: { rule: 'PP6', key: 'already_member', field: 'email' },
  });
  await clickOn('Invite someone');
  await typeInto('E-mail', 'mara@nordwind.example');
  await clickOn('Send invitation');
  expect(words()).toContain('Choose at least one role.');
  for (const check of deep('portico-person-form')?.shadowRoot?.querySelectorAll('portico-check') ?? [])
    if (check.label === 'Seller') check.shadowRoot?.querySelector('input')?.click();
  await drawn();
  await clickOn('Send invitation');
  await expect.poll(() => words()).toContain('This person already belongs here.');
  expect(portal.calls.find(({ path }) => path === 'people.invite')?.input).toEqual({
    email: 'mara@nordwind.example',
    roles: ['seller'],
  });
  expect(await faults()).toEqual([]);
});

test('a site whose answer was lost is sent again under the same key', async () => {
  const { portal } = await drawIn(
    { 'sites.list': { rows: [], next: null } },
    [PorticoSites],
    html`<portico-sites .me=${me('partner', 'partner_admin')}></portico-sites>`,
  );
  portal.answer('sites.create', site);
  await clickOn('Add a site');
  await typeInto('Name', 'Our shop');
  await typeInto('Origins', 'https://shop.example');
  portal.loseNextAnswer();
  await clickOn('Add site');
  await expect.poll(() => words()).toContain('No connection');
  await clickOn('Add site');
  await expect.poll(() => keysOf(portal, 'sites.create').length).toBe(2);
  const [first, second] = keysOf(portal, 'sites.create');
  expect(second).toBe(first);
  expect(portal.calls.find(({ path }) => path === 'sites.create')?.input).toMatchObject({
    scopes: ['deals:read', 'deals:register', 'accounts:check'],
  });
});

test('an invitation that was lost and then changed is another one', async () => {
  const { portal } = await drawIn(
    { 'people.list': { rows: [], next: null } },
    [PorticoPeople],
    html`<portico-people .me=${me('partner', 'partner_admin')}></portico-people>`,
  );
  portal.answer('people.invite', { ok: true, invitationId: 'inv_1' });
  await clickOn('Invite someone');
  await typeInto('E-mail', 'mara@nordwind.example');
  deep('portico-person-form')
    ?.shadowRoot?.querySelector('portico-check')
    ?.shadowRoot?.querySelector('input')
    ?.click();
  portal.loseNextAnswer();
  await clickOn('Send invitation');
  await expect.poll(() => words()).toContain('No connection');
  await typeInto('Name', 'Mara');
  await clickOn('Send invitation');
  await expect.poll(() => words()).toContain('Saved.');
  const [first, second] = keysOf(portal, 'people.invite');
  expect(second).not.toBe(first);
});

test('an origin that is none is named with its line, and nothing is sent', async () => {
  const { portal } = await drawIn(
    { 'sites.list': { rows: [], next: null } },
    [PorticoSites],
    html`<portico-sites .me=${me('partner', 'partner_admin')}></portico-sites>`,
  );
  expect(words()).toContain('No sites yet');
  await clickOn('Add a site');
  await typeInto('Name', 'Our shop');
  await typeInto('Origins', 'https://shop.example\n\nhttps://shop.example/path\n');
  await clickOn('Add site');
  expect(words()).toContain('“https://shop.example/path” is no origin');
  expect(portal.calls.some(({ path }) => path === 'sites.create')).toBe(false);
  expect(await faults()).toEqual([]);
});

test('a secret key is shown once and is gone with its dialog', async () => {
  const { portal } = await drawIn(
    siteAnswers,
    [PorticoSite],
    html`<portico-site .siteId=${'site_1'}></portico-site>`,
  );
  await expect.poll(() => words()).toContain('Secret …afzy');
  expect(await faults()).toEqual([]);
  portal.answer('keys.create', { ...key, id: 'key_2', lastFour: 'beef', key: 'sk_the_secret_beef' });
  await clickOn('New secret key');
  await expect.poll(() => words()).toContain('sk_the_secret_beef');
  expect(await faults()).toEqual([]);
  await clickOn('I have copied it');
  await expect.poll(() => words()).not.toContain('sk_the_secret_beef');
});

test('a site that is not there looks like one that is not open', async () => {
  await drawIn(
    { 'sites.list': { rows: [], next: null } },
    [PorticoSite],
    html`<portico-site .siteId=${'site_9'}></portico-site>`,
  );
  expect(words()).toContain('Nothing to see here');
});
