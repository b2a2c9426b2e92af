import { expect, type Page, test } from '@playwright/test';
import {
  faultsOn,
  newCustomer,
  openDialog,
  personWith,
  readDemo,
  register,
  signInAs,
  sitePartner,
} from './portal.ts';

test('the desk can be worked by keyboard alone', async ({ browser }) => {
  const demo = await readDemo();
  const customer = newCustomer();
  const partner = await signInAs(browser, personWith(demo, 'partner_admin', sitePartner(demo)), '/deals/new');
  await register(partner.locator('portico-deal-registration'), customer);
  await expect(partner.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible();

  const page = await signInAs(browser, personWith(demo, 'deal_desk'));
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page.getByRole('heading', { level: 1, name: 'Deal desk' })).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type(customer.name);
  await expect(page.getByRole('row', { name: new RegExp(customer.name) })).toBeVisible();
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: customer.name })).toBeFocused();
  await page.keyboard.press('?');
  await expect(openDialog(page)).toContainText('Ask for information');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(openDialog(page).getByRole('button', { name: 'Take it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('In review', { exact: true })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: /^Approve/ })).toBeVisible();
  await expect(openDialog(page).getByLabel('Note to the partner')).toBeFocused();
  await page.keyboard.type('Fine.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Approved. The partner knows.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Deal desk' })).toBeFocused();
});

test('the palette finds sections, actions and deals, and Esc leaves it', async ({ browser }) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'vendor_admin'));
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Search and do' });
  await expect(palette).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('sett');
  await expect(palette.getByRole('option').first()).toContainText('Settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
});

const screens = {
  partner_admin: ['/', '/deals', '/deals/new', '/settings/people', '/settings/sites', '/profile', '/nothing'],
  deal_desk: ['/', '/desk', '/desk?state=appeals', '/desk/new', '/disputes'],
} as const;

for (const [role, paths] of Object.entries(screens))
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [360, 1440])
      test(`no screen of a ${role} has an accessibility fault, ${scheme}, ${width} px wide`, async ({
        browser,
      }) => {
        const demo = await readDemo();
        const page = await signInAs(browser, personWith(demo, role));
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        for (const path of paths) {
          await page.goto(path);
          await settled(page);
          await unfold(page, width);
          expect(await faultsOn(page), path).toEqual([]);
          expect(await overflow(page), `${path} scrolls sideways`).toBe(0);
        }
        if (role !== 'deal_desk') return;
        await page.goto('/desk?state=review');
        await page.getByRole('table').getByRole('link').first().click();
        await expect(page.getByRole('heading', { name: 'The claim' })).toBeVisible();
        expect(await faultsOn(page), 'a deal').toEqual([]);
        await page.keyboard.press('i');
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await faultsOn(page), 'questions').toEqual([]);
      });

test('at 400 % zoom the queue and a deal are read by scrolling one way, and no bar stays in the way', async ({
  browser,
}) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'deal_desk'), '/desk');
  // 1280 by 1024 at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await settled(page);
  expect(await cutOff(page), 'the queue').toEqual([]);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'The claim' })).toBeVisible();
  expect(await cutOff(page), 'a deal').toEqual([]);
  await page.goto('/desk/new');
  await page.getByLabel('Partner').selectOption({ index: 1 });
  await expect(page.getByRole('button', { name: 'Register deal' })).toBeVisible();
  expect(await cutOff(page), 'registering').toEqual([]);
  const staying = await page.evaluate(() => {
    const layout = document.querySelector('portico-shell')?.shadowRoot?.querySelector('portico-layout');
    return [...(layout?.shadowRoot?.querySelectorAll('.top, .bottom') ?? [])].map(
      (bar) => getComputedStyle(bar).position,
    );
  });
  expect(staying).toEqual(['static', 'static']);
});

test('the sections that a phone’s bar has no room for are a tap away', async ({ browser }) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'vendor_admin'));
  await page.setViewportSize({ width: 360, height: 780 });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'More' });
  await expect(sheet).toBeVisible();
  expect(await faultsOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Settings' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await expect(sheet).toBeHidden();
});

test('the door has no accessibility fault', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  expect(await faultsOn(page)).toEqual([]);
});

/**
 * Makes the window as high as the page: what lies half under a bar that stays is reached by scrolling, and no small target.
 * A list that sees its end asks for more rows, which makes the page higher.
 */
async function unfold(page: Page, width: number): Promise<void> {
  await expect(async () => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(900, height) });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
      Math.max(900, height),
    );
  }).toPass();
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.locator('[aria-busy=true], portico-button[busy]')).toHaveCount(0);
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

/** What reaches over the window's side and is in nothing that scrolls: the page clips that, so it would be lost. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    const look = (root: ParentNode): void => {
      for (const element of root.children) {
        const { display, clipPath, overflowX } = getComputedStyle(element);
        if (display === 'none' || clipPath !== 'none' || overflowX === 'auto' || overflowX === 'scroll')
          continue;
        const box = element.getBoundingClientRect();
        if (box.width > 1 && (box.right > width + 1 || box.left < -1)) found.push(element.localName);
        if (element.shadowRoot) look(element.shadowRoot);
        look(element);
      }
    };
    look(document.body);
    return found;
  });
}
