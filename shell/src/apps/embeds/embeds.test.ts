import { html } from 'lit';
import { expect, test } from 'vitest';
import { noBrand } from '@portico/domain/embed/brand';
import { embedWidgets } from '@portico/domain/embed/widget';
import type { Answers } from '@portico/runtime/testing';
import { faults } from '@portico/ui/testing/fixture';
import { now } from '@portico/widgets/testing/deals';
import { clickOn, deep, drawIn, drawn, me, typeInto, words } from '../../testing/portal.ts';
import { PorticoBrandProfile } from './brand/brand.ts';
import { PorticoEmbedBuilder } from './builder/builder.ts';
import type { PorticoThemeForm } from './builder/theme-form.ts';
import { snippetFor } from './snippets.ts';
import { firstTheme } from './theme-rule.ts';

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
  kind: 'publishable' as const,
  publicKey: 'pk_shop',
  lastFour: 'shop',
  createdAt: now,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  lastOrigin: null,
  active: true,
};
const answers: Answers = {
  'session.me': me('partner', 'partner_admin'),
  'sites.list': { rows: [site], next: null },
  'keys.list': { rows: [key], next: null },
  'themes.get': { siteId: 'site_1', version: 2, theme: null },
};

const drawBuilder = (more: Answers = {}) =>
  drawIn(
    { ...answers, ...more },
    [PorticoEmbedBuilder],
    html`<portico-embed-builder></portico-embed-builder>`,
  );

/** Sets a native control by its label's words, as a picker does. */
async function pick(label: string, value: string): Promise<void> {
  const form = deep('portico-theme-form')?.shadowRoot;
  const input = [...(form?.querySelectorAll('label') ?? [])]
    .find(({ textContent }) => textContent.includes(label))
    ?.querySelector('input');
  if (!input) throw new Error(`no ${label}`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await drawn();
}

/** Chooses in the select with this label. */
async function choose(label: string, value: string): Promise<void> {
  const select = deep(`portico-select[label="${label}"]`)?.shadowRoot?.querySelector('select');
  if (!select) throw new Error(`no ${label}`);
  select.value = value;
  for (const type of ['input', 'change'])
    select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  await drawn();
}

const snippet = (): string => deep('portico-snippet')?.shadowRoot?.querySelector('pre')?.textContent ?? '';

test('the builder shows each widget with samples, asks the server for none of it, and lets nothing be pressed', async () => {
  const { portal } = await drawBuilder();
  for (const widget of embedWidgets) {
    await choose('Widget', widget);
    await expect.poll(() => deep(widget)?.getAttribute('phase')).toBe('ready');
    expect(deep(widget)?.closest('[inert]')).not.toBeNull();
    expect(snippet()).toContain(`<${widget}`);
  }
  await drawn();
  expect(await faults()).toEqual([]);
  const asked = portal.calls.map(({ path }) => path);
  expect(asked.filter((path) => path.startsWith('deals.') || path.startsWith('prechecks.'))).toEqual([]);
});

test('a colour that cannot be read is mended before it is shown and kept, or is said to be refused', async () => {
  const { portal } = await drawBuilder();
  expect(words()).toContain('Readable: WCAG 2.2 AA');
  await pick('Words, light', '#aaaaaa');
  expect(words()).toContain('Readable once mended');
  expect(words()).toContain('#aaaaaa becomes #767676, because it has 2.3:1 and needs 4.5:1');
  expect(snippet()).toContain('--portico-text: light-dark(#767676,');
  portal.answer('themes.save', ({ theme }) => ({
    ok: true,
    siteId: 'site_1',
    version: 3,
    theme: { ...theme, light: { ...theme.light, text: '#767676' } },
    mended: [],
  }));
  await clickOn('Keep theme');
  await expect.poll(() => words()).toContain('Saved.');
  expect(words()).toContain('Readable: WCAG 2.2 AA');
  expect(portal.calls.at(-1)?.input).toMatchObject({ siteId: 'site_1', version: 2, mends: true });
  // The site's widgets wear it now: lines on the page would keep them from following the next one.
  expect(snippet()).not.toContain('--portico-');
  expect(snippet()).toContain('min-height: 1240px');
  await pick('Words, light', '#bbbbbb');
  expect(words()).not.toContain('Saved.');
  deep('portico-check')?.shadowRoot?.querySelector('input')?.click();
  await drawn();
  expect(words()).toContain('Cannot be kept');
  expect(words()).toContain('Words, light has too little contrast with its ground.');
});

test('the preview stands on the colours of a page that was pasted, and takes the accent proposed from it', async () => {
  const { portal } = await drawBuilder({
    'themes.readColors': {
      ok: true,
      address: 'https://shop.example/',
      colors: { theme: null, ground: '#10202e', text: '#ffffff', link: null, button: '#ff8a3d' },
      accent: '#ff8a3d',
    },
  });
  await typeInto('Address of your page', 'shop.example');
  await clickOn('Read colours');
  expect(words()).toContain('Begin with https://');
  await typeInto('Address of your page', 'https://shop.example/');
  await clickOn('Read colours');
  await expect.poll(() => words()).toContain('Buttons #ff8a3d');
  expect(portal.calls.at(-1)?.input).toEqual({ siteId: 'site_1', address: 'https://shop.example/' });
  await expect.poll(() => deep('.page')?.getAttribute('data-side')).toBe('dark');
  expect(await faults()).toEqual([]);
  await clickOn('Use #ff8a3d as accent');
  await expect.poll(() => deep<PorticoThemeForm>('portico-theme-form')?.theme?.dark.accent).toBe('#ff8a3d');
});

test('a page whose colours cannot be read says why and what to do', async () => {
  await drawBuilder({
    'themes.readColors': { ok: false, address: 'http://10.0.0.1/', problem: 'blocked_address' },
  });
  await typeInto('Address of your page', 'http://10.0.0.1/');
  await clickOn('Read colours');
  await expect.poll(() => words()).toContain('The address is not on the public internet');
});

test('a theme that somebody else changed meanwhile is not written over', async () => {
  const { portal } = await drawBuilder();
  portal.fail('themes.save', 'stale_edit');
  await clickOn('Keep theme');
  await expect.poll(() => deep('portico-problem')).not.toBeNull();
  expect(words()).not.toContain('Saved.');
});

test('a site without a key says what to do first, and no site at all leads to adding one', async () => {
  await drawBuilder({ 'keys.list': { rows: [], next: null } });
  expect(words()).toContain('Make a publishable key first');
  await drawBuilder({ 'sites.list': { rows: [], next: null } });
  expect(words()).toContain('No sites yet');
});

const choice = {
  portal: 'https://portal.example',
  key: 'pk_shop',
  widget: 'portico-deal-list',
  theme: { ...firstTheme, appearance: 'dark' },
  locale: 'de',
  signIn: 'pop-up',
} as const;

test.each(['html', 'react', 'vue', 'wordpress'] as const)(
  'the lines for %s hold script, key, language, sign-in, theme and element',
  (kind) => {
    const text = snippetFor(kind, choice);
    const { body } = new DOMParser().parseFromString(text, 'text/html');
    const script = body.ownerDocument.querySelector('script');
    expect(script?.src).toBe('https://portal.example/embed/v1/portico.js');
    expect(script?.dataset).toMatchObject({ key: 'pk_shop', signIn: 'popup', locale: 'de' });
    expect(text).toContain('<portico-deal-list theme="dark"');
    expect(text).toContain('--portico-accent-9');
  },
);

test.each(['html', 'react', 'vue', 'wordpress'] as const)(
  'the lines for %s with the theme that the site keeps hold the height, and nothing of a theme',
  (kind) => {
    const text = snippetFor(kind, { ...choice, theme: null });
    expect(text).toContain('portico-deal-list:not(:defined)');
    expect(text).not.toContain('--portico-');
    expect(text).not.toContain('theme=');
  },
);

test('the brand is uploaded and kept, and what is written wrongly is said at its field first', async () => {
  const { portal } = await drawIn(
    {
      'session.me': me('partner', 'partner_admin'),
      'brands.get': { orgId: 'org_1', organisation: 'Nordwind', version: 0, profile: noBrand },
    },
    [PorticoBrandProfile],
    html`<portico-brand-profile></portico-brand-profile>`,
  );
  expect(words()).toContain('Brand of Nordwind');
  expect(await faults()).toEqual([]);
  portal.answer('brands.save', ({ profile }) => ({
    ok: true,
    brand: { orgId: 'org_1', organisation: 'Nordwind', version: 1, profile },
  }));
  await enter('Website', 'nordwind.example');
  await clickOn('Save');
  expect(words()).toContain('Begin with https://');
  expect(portal.calls.some(({ path }) => path === 'brands.save')).toBe(false);
  await enter('Website', 'https://nordwind.example');
  await clickOn('Save');
  await expect.poll(() => words()).toContain('Saved.');
  expect(portal.calls.at(-1)?.input).toMatchObject({
    version: 0,
    profile: { contact: { web: 'https://nordwind.example' } },
  });
});

/** Types and leaves the field. */
async function enter(label: string, text: string): Promise<void> {
  await typeInto(label, text);
  const control = deep(`portico-field[label="${label}"]`)?.shadowRoot?.querySelector('#control');
  control?.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn();
}
