import { expect, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

test('only our further files are blocked: the place keeps its height, says so, and leads to the portal', async ({
  page,
}) => {
  const said: string[] = [];
  page.on('pageerror', ({ message }) => said.push(message));
  await page.route('**/embed/v1/assets/**', (route) => route.abort('blockedbyclient'));
  const host = await HostPage.open(page, '/blank');
  const link = host.form.getByRole('link');
  await expect(link).toBeVisible();
  await expect(link).toHaveText('Blocked. Open portal');
  const portal = await page
    .locator('script[data-key]')
    .evaluate((tag: HTMLScriptElement) => new URL(tag.src).origin);
  expect(await link.evaluate((found: HTMLAnchorElement) => found.origin)).toBe(portal);
  await expect(host.form).toHaveJSProperty('offsetHeight', 1240);
  await host.expectStill();
  await expect(page.locator('#own')).toBeVisible();
  // The developer reads which file did not come.
  expect(said.join('\n')).toContain(`${portal}/embed/v1/assets/`);
  expect((await host.seen()).violations).toEqual([]);

  await page.unroute('**/embed/v1/assets/**');
  await page.reload();
  await host.expectForm();
});
