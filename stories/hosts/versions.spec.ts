import { expect, test } from '@playwright/test';
import { HostPage } from './host-page.ts';
import { otherTitle } from './other-release.ts';

/*
 * Two releases on one page, as when one of its parts was pasted long before the other: each built for itself, with other
 * words in it, served at its own address by one portal.
 */
const pages = [
  { path: '/versions-newer-first', title: 'Register a deal', used: /\/embed\/v1\/portico\.js/ },
  { path: '/versions-older-first', title: otherTitle, used: /\/embed\/[\d.]+-[0-9a-f]{8}\/portico\.js/ },
];

for (const { path, title, used } of pages)
  test(`${path}: the first release serves every element, and the console says which`, async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const sessions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/portico-session')) sessions.push(request.url());
    });
    const host = await HostPage.open(page, path);
    await expect(host.form.getByRole('heading', { level: 2 }).first()).toHaveText(title);
    await host.expectStill();
    await host.expectForm();
    const check = page.locator('portico-account-check');
    await expect(check).toHaveAttribute('phase', 'ready');
    await check.getByRole('textbox').first().fill('Hagen');
    // One that comes later, and into sight, is of the same release.
    await page.evaluate(() => {
      const list = document.createElement('portico-deal-list');
      document.body.append(list);
      list.scrollIntoView();
    });
    await expect(page.locator('portico-deal-list')).toHaveAttribute('phase', 'ready');
    await expect.poll(() => said.filter((text) => used.test(text)).length).toBe(1);
    expect(sessions).toHaveLength(1);
    await host.expectUnharmed();
  });
