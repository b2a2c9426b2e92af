import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { terms } from '@portico/widgets/testing/prechecks';
import { appsFor, isAt } from '../../apps.ts';
import { PorticoLayout } from '../../layout/layout/layout.ts';
import { deep, drawIn, me, screenFaults, words } from '../../testing/portal.ts';
import { application } from './check.ts';

afterEach(() => page.viewport(1024, 768));

const sections = (...person: Parameters<typeof me>) =>
  appsFor(me(...person).actions as Parameters<typeof appsFor>[0]);

test('who registers deals finds the check of a customer in the navigation, and nobody of the vendor’s does', () => {
  for (const role of ['seller', 'partner_manager', 'partner_admin'] as const)
    expect(sections('partner', role).filter((app) => isAt(app, '/check'))).toHaveLength(1);
  expect(sections('vendor', 'deal_desk').some(({ name }) => name === 'check')).toBe(false);
});

test('the check opens in the portal, and leads on to the registration', async () => {
  await drawIn(
    { 'session.me': me('partner', 'seller'), 'prechecks.terms': terms },
    [application],
    html`<portico-check-customer></portico-check-customer>`,
  );
  await expect.poll(() => words()).toContain('Is this customer free?');
  expect(deep('portico-account-check')?.getAttribute('href')).toBe('/deals/new');
  expect(await screenFaults()).toEqual([]);
});

test.each(['seller', 'partner_admin'] as const)(
  'on a phone no word of the bar is cut off for a %s',
  async (role) => {
    await page.viewport(360, 740);
    await drawIn(
      { 'activity.unread': { count: 0, head: 0 } },
      [PorticoLayout],
      html`<portico-layout .me=${me('partner', role)} .apps=${sections('partner', role)}></portico-layout>`,
    );
    const words = [
      ...(deep('portico-layout')?.shadowRoot?.querySelectorAll<HTMLElement>('.bottom .item span') ?? []),
    ];
    expect(words.length).toBeGreaterThan(3);
    expect(
      words.filter((word) => word.scrollWidth > word.clientWidth + 1).map((word) => word.textContent),
    ).toEqual([]);
  },
);
