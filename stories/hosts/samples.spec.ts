import { expect, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

const words = 'Beispieldaten. Es wird nichts gesendet.';

/** Every call of a page to our server that is no script. */
function callsOf(host: HostPage): string[] {
  const calls: string[] = [];
  host.page.on('request', (request) => {
    if (/\/(trpc|api)\//.test(request.url())) calls.push(request.url());
  });
  return calls;
}

test('on its developer’s machine a page without key and session shows samples, labelled, and sends nothing', async ({
  page,
}) => {
  const host = await HostPage.open(page, '/blank');
  const calls = callsOf(host);
  await page.goto('/samples');
  await expect(host.form.getByText(words)).toBeVisible();
  await host.expectStill();
  await host.expectForm();
  await host.expectUnharmed();
  expect(calls).toEqual([]);
});

test('anywhere else the same page says what it lacks, and shows no samples', async ({ page, baseURL }) => {
  // A page of the web asks its browser before it may reach this machine, where our portal is here.
  await page.context().grantPermissions(['local-network-access'], { origin: 'https://shop.example' });
  await page.route('https://shop.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await page.request.get(`${baseURL}${pathname}`) });
  });
  const host = await HostPage.open(page, 'https://shop.example/samples');
  await expect(host.form.getByText('data-key')).toBeVisible();
  await expect(host.form.getByText(words)).toHaveCount(0);
  await host.expectUnharmed();
});
