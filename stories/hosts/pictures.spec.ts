import { expect, type Page, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

/** The form of a page as it is seen, without what the page itself is: its ground, its place, its neighbours. */
async function pictureOn(page: Page, path: string): Promise<Buffer> {
  const host = await HostPage.open(page, path);
  await expect(host.form).toHaveAttribute('phase', 'ready');
  await expect(host.form.getByLabel('Country').locator('option').nth(1)).toBeAttached();
  // The same place and width on every page; what is compared is how the widget is drawn, not where.
  await host.look(() => {
    const form = document.querySelector<HTMLElement>('portico-deal-registration');
    const place = {
      position: 'fixed',
      inset: '0 auto auto 0',
      width: '480px',
      background: '#fff',
      'z-index': '99',
      margin: '0',
      'color-scheme': 'light',
    };
    for (const [name, value] of Object.entries(place)) form?.style.setProperty(name, value, 'important');
    for (const around of [
      document.body,
      document.documentElement,
      ...document.querySelectorAll<HTMLElement>('main'),
    ])
      around.style.setProperty('transform', 'none', 'important');
  });
  return page.screenshot({
    clip: { x: 0, y: 0, width: 480, height: 1240 },
    animations: 'disabled',
    caret: 'hide',
  });
}

test.describe('the picture of a widget', () => {
  for (const name of ['css-reset', 'css-unset', 'css-storm', 'bootstrap-3'])
    test(`${name}: the widget looks like on a blank page, to the pixel`, async ({ page }) => {
      const blank = await pictureOn(page, '/blank');
      expect(blank.equals(await pictureOn(page, `/${name}`))).toBe(true);
    });

  test('a difference of one colour in one place is seen', async ({ page }) => {
    const blank = await pictureOn(page, '/blank');
    await page
      .locator('portico-deal-registration h3')
      .first()
      .evaluate((heading: HTMLElement) => {
        heading.style.color = '#333';
      });
    const other = await page.screenshot({ clip: { x: 0, y: 0, width: 480, height: 1240 } });
    expect(blank.equals(other)).toBe(false);
  });
});
