import { expect, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

test.describe('the policies of a page', () => {
  for (const name of ['csp-allow-list', 'csp-nonce', 'trusted-types', 'trusted-types-lit-html'])
    test(`${name}: the form works, nothing moves, and nothing is violated`, async ({ page }) => {
      const host = await HostPage.open(page, `/${name}`);
      await expect(host.form).toHaveAttribute('phase', 'ready');
      await host.expectStill();
      await host.expectForm();
      await host.expectUnharmed();
    });

  test('a policy that keeps our server out is told with the words to add', async ({ page, baseURL }) => {
    const portal = `http://localhost:${Number(new URL(baseURL ?? '').port) - 1}`;
    const host = await HostPage.open(page, '/csp-no-connect');
    await expect(host.form.getByText(`Add ${portal} to its connect-src`)).toBeVisible();
    await expect(page.locator('#own')).toBeVisible();
  });

  test('a policy that leaves us out is seen by the test that counts violations', async ({ page }) => {
    const host = await HostPage.open(page, '/trusted-types-none');
    await expect.poll(async () => (await host.seen()).violations.join()).toContain('trusted-types');
    await expect(page.locator('#own')).toBeVisible();
  });
});

test.describe('a page whose visitor blocks us', () => {
  test('no script at all: what stands between the tags is shown, and the page is unharmed', async ({
    page,
  }) => {
    await page.route(/\/embed\/v1\/portico\.js/, (route) => route.abort('blockedbyclient'));
    const host = await HostPage.open(page, '/fallback');
    await expect(page.getByText('please write to desk@example.com')).toBeVisible();
    await host.expectUnharmed();
  });

  test('no call to our server: the form says so, and the page is unharmed', async ({ page }) => {
    await page.route(/\/(trpc|api)\//, (route) => route.abort('blockedbyclient'));
    const host = await HostPage.open(page, '/blank');
    await expect(host.form.getByRole('alert')).toContainText('Blocked in this browser');
    await host.expectUnharmed();
  });

  test('no script runs: what stands between the tags is shown', async ({ browser }) => {
    await using context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/fallback');
    await expect(page.getByText('please write to desk@example.com')).toBeVisible();
  });

  test('with scripts, what stands between the tags gives way to the form', async ({ page }) => {
    const host = await HostPage.open(page, '/fallback');
    await host.expectForm();
    await expect(page.getByText('please write to desk@example.com')).toBeHidden();
  });
});
