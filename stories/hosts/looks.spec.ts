import { crc32, deflateSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

/** A PNG of one colour, 320 × 80: twice the room that a logo has. */
function picture([red, green, blue]: readonly [number, number, number]): Buffer {
  const [width, height] = [320, 80];
  const row = Buffer.concat([
    Buffer.of(0),
    Buffer.from(Array.from({ length: width }, () => [red, green, blue]).flat()),
  ]);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([size, Buffer.of(8, 2, 0, 0, 0)])),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const side = { ground: '#ffffff', text: '#1c2024', border: '#767676' };
const looks = {
  theme: {
    appearance: 'auto',
    light: { ...side, accent: '#7a1fa2' },
    dark: { ground: '#111113', text: '#edeef0', border: '#8b8d98', accent: '#d9a6f2' },
    radiusPx: 12,
    font: null,
  },
  brand: {
    name: 'Nordwind Systems',
    logo: '/api/v1/embed/logo/file_1',
    logoText: 'Nordwind',
    accent: '#005a31',
    contact: {
      name: 'Jo',
      email: 'jo@nordwind.example',
      phone: '+49 40 123',
      web: 'https://nordwind.example/help',
    },
  },
};

/** The site has a theme and a brand of its own, as its organisation would have kept them. */
async function give(page: Page, own: object): Promise<void> {
  await page.route('**/api/v1/embed/config?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), ...own } });
  });
  await page.route('**/api/v1/embed/logo/*', (route) =>
    route.fulfill({
      contentType: 'image/png',
      headers: { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
      body: picture([200, 30, 60]),
    }),
  );
}

/** How the button at the end of the form looks. */
const button = (): string => {
  const found = document
    .querySelector('portico-deal-registration')
    ?.shadowRoot?.querySelector('button.primary');
  const { backgroundColor = '', borderTopLeftRadius = '' } = found ? getComputedStyle(found) : {};
  return `${backgroundColor} ${borderTopLeftRadius}`;
};

test.describe('the looks of a site', () => {
  test.use({ viewport: { width: 1000, height: 800 } });

  test('theme, logo and contact are drawn where the page allows no picture of ours, and nothing moves', async ({
    page,
  }) => {
    await give(page, looks);
    const host = await HostPage.open(page, '/csp-allow-list');
    await expect(host.form).toHaveAttribute('phase', 'ready');
    await expect.poll(() => host.look(button)).toBe('rgb(122, 31, 162) 12px');
    const logo = host.form.getByRole('img', { name: 'Nordwind' });
    await expect(logo).toHaveJSProperty('offsetWidth', 160);
    const pixel = () => {
      const root = document.querySelector('portico-deal-registration')?.shadowRoot;
      const context = root?.querySelector('canvas')?.getContext('2d');
      return [...(context?.getImageData(5, 5, 1, 1).data ?? [])];
    };
    expect(await host.look(pixel)).toEqual([200, 30, 60, 255]);
    await expect(host.form.getByRole('link', { name: 'jo@nordwind.example' })).toHaveAttribute(
      'href',
      /^mailto:/,
    );
    await expect(host.form.getByRole('link', { name: 'nordwind.example', exact: true })).toBeVisible();
    await host.expectStill();
    await host.expectForm();
    await host.expectUnharmed();
  });

  test('what the page says of its element goes before the theme of its site', async ({ page }) => {
    await give(page, looks);
    const host = await HostPage.open(page, '/blank');
    await page.addStyleTag({
      content:
        'portico-deal-registration { --portico-text: #222; --portico-accent: #0a5c36; --portico-radius: 0px }',
    });
    await expect(host.form.locator('canvas')).toBeVisible();
    expect(await host.look(button)).toBe('rgb(10, 92, 54) 0px');
  });
});

test('a brand waits for the first touch where it would move the page', async ({ page }) => {
  await give(page, { theme: null, brand: looks.brand });
  const host = await HostPage.open(page, '/blank');
  // The colour of a brand is the accent where its site has no theme.
  await expect.poll(() => host.look(button)).toMatch(/^rgb\(0, 90, 49\)/);
  await host.expectStill();
  await expect(host.form.locator('canvas')).toHaveCount(0);
  await host.form.getByLabel('Company name').click();
  await expect(host.form.locator('canvas')).toBeVisible();
  await host.expectStill();
});
