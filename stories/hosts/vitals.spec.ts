import { expect, type Page, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

interface Report {
  key: string;
  widgets: { widget: string; load: number[]; interaction: number[]; errors: Record<string, number> }[];
}

/** A visit that is asked to tell, used and left; what it told, and whether the browser took it to be sent. */
async function visit(page: Page): Promise<{ told: Report[]; taken: string[] }> {
  // Sent when the page is gone: what it was is read on the next page of the site.
  await page.addInitScript(() => {
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (address, body) => {
      const isTaken = send(address, body);
      if (typeof body === 'string') localStorage.setItem('told', body);
      localStorage.setItem('taken', `${new URL(address).pathname} ${isTaken}`);
      return isTaken;
    };
  });
  // Every visit, not one in ten.
  await page.route('**/api/v1/embed/config?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), vitals: 1 } });
  });
  const configured = page.waitForResponse(/embed\/config/);
  const host = await HostPage.open(page, '/blank');
  await (await configured).finished();
  await host.expectForm();
  await host.form.getByText('Add more detail').click();
  await host.form.getByText('Add more detail').click();
  await page.goto('/place.css');
  const [told, taken] = await page.evaluate(() => [
    localStorage.getItem('told'),
    localStorage.getItem('taken'),
  ]);
  return { told: told ? [JSON.parse(told) as Report] : [], taken: taken ? [taken] : [] };
}

test('a visit tells how long its widgets took, and nothing that says whose it was', async ({ page }) => {
  const { told, taken } = await visit(page);
  const [report] = told;
  expect(Object.keys(report ?? {}).toSorted()).toEqual(['key', 'widgets']);
  expect(report?.widgets).toEqual([
    {
      widget: 'portico-deal-registration',
      load: [expect.any(Number)],
      interaction: expect.any(Array),
      errors: {},
    },
  ]);
  expect(report?.widgets[0]?.interaction.length).toBeGreaterThan(0);
  expect(taken).toEqual(['/api/v1/embed/vitals true']);
});

for (const [name, wish] of [
  ['Do Not Track', { doNotTrack: '1' }],
  ['Global Privacy Control', { globalPrivacyControl: true }],
] as const)
  test(`${name}: nothing is told`, async ({ page }) => {
    await page.addInitScript((own) => {
      for (const [key, value] of Object.entries(own)) Object.defineProperty(navigator, key, { value });
    }, wish);
    expect((await visit(page)).told).toEqual([]);
  });
