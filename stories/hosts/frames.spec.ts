import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

const list = (page: Page) => page.locator('portico-deal-list');
const inside = (page: Page): FrameLocator => list(page).frameLocator('iframe');
/** What the list in the frame says at the top of its columns. */
const columns = (page: Page) => inside(page).getByRole('columnheader').allInnerTexts();
/** What has the focus on the page: a frame's place has it while something in the frame does. */
const focused = (): string => document.activeElement?.id || (document.activeElement?.localName ?? '');

test('attributes, properties and their changes go into the frame, and nothing moves', async ({ page }) => {
  const host = await HostPage.open(page, '/framed');
  await expect(list(page)).toHaveAttribute('phase', 'ready');
  // Set before the script was there, as an array.
  await expect.poll(() => columns(page)).toEqual(['Customer', 'Number', expect.stringMatching(/change/i)]);
  await expect(inside(page).getByLabel('State')).toHaveValue('approved');
  await host.expectStill();
  await page.evaluate(() => {
    const element = document.querySelector('portico-deal-list');
    Object.assign(element ?? {}, { columns: ['value'] });
    element?.setAttribute('review', 'rejected');
  });
  await expect.poll(async () => (await columns(page)).length).toBe(2);
  await expect(inside(page).getByLabel('State')).toHaveValue('rejected');
  await host.expectUnharmed();
});

test('the focus goes into the frame and out of it again, both ways, in the order of the page', async ({
  page,
}) => {
  const host = await HostPage.open(page, '/framed');
  await expect(list(page)).toHaveAttribute('phase', 'ready');
  // A frame of another origin takes and gives the focus in a moment of its own.
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await expect.poll(() => host.look(focused)).toBe('portico-deal-list');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => host.look(focused)).toBe('before');
  await page.locator('#after').focus();
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => host.look(focused)).toBe('portico-deal-list');
  await page.keyboard.press('Tab');
  await expect.poll(() => host.look(focused)).toBe('after');
});

test('a framed widget in a dialog: Escape pressed in the frame closes it, and the focus is where it was', async ({
  page,
}) => {
  const host = await HostPage.open(page, '/framed');
  await expect(list(page)).toHaveAttribute('phase', 'ready');
  await page.locator('#before').focus();
  await page.evaluate(() => {
    const { Portico } = globalThis as unknown as {
      Portico: { open(widget: string, options: object): Promise<unknown> };
    };
    return Portico.open('account-check', { isolation: 'frame', label: 'Check' }).then(() => null);
  });
  const dialog = page.getByRole('dialog', { name: 'Check' });
  const field = dialog.frameLocator('iframe').getByRole('textbox').first();
  await field.click();
  await field.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await host.look(focused)).toBe('before');
});

test('Portico.identify gives the frame another session, and Portico.destroy takes it off the page', async ({
  page,
}) => {
  const host = await HostPage.open(page, '/framed');
  await expect(list(page)).toHaveAttribute('phase', 'ready');
  await page.evaluate(async () => {
    interface Api {
      identify(fetchSession: () => Promise<unknown>): Promise<void>;
    }
    document.body.dataset['asked'] = '';
    await (globalThis as unknown as { Portico: Api }).Portico.identify(async () => {
      document.body.dataset['asked'] += 'once';
      return (await fetch('/portico-session', { method: 'POST' })).json();
    });
  });
  // The frame asks when it has been told, which is after the call.
  await expect(page.locator('body')).toHaveAttribute('data-asked', 'once');
  await expect(list(page)).toHaveAttribute('phase', 'ready');
  await page.evaluate(() =>
    (globalThis as unknown as { Portico: { destroy(): Promise<void> } }).Portico.destroy(),
  );
  await expect(list(page)).toHaveCount(0);
  await expect.poll(() => page.frames().length).toBe(1);
  await host.expectUnharmed();
});

test('what the vendor frames is in a frame, whatever the page says', async ({ page }) => {
  await page.route('**/api/v1/embed/config?*', async (route): Promise<void> => {
    // The frame asks for itself, in its own origin's name.
    if (route.request().frame() !== page.mainFrame()) return route.continue();
    const response = await route.fetch();
    const config = (await response.json()) as object;
    const widgets = [{ widget: 'portico-deal-list', isolation: 'frame' }];
    await route.fulfill({ response, json: { ...config, widgets } });
  });
  const host = await HostPage.open(page, '/list');
  await expect(inside(page).getByLabel('State')).toBeVisible();
  await expect(list(page)).toHaveAttribute('phase', 'ready');
  const drawn = () => document.querySelector('portico-deal-list')?.shadowRoot?.childElementCount;
  expect(await host.look(drawn)).toBe(1);
  await host.expectUnharmed();
});
