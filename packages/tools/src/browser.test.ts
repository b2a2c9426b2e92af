import { chromium } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { browserLaunch, findBrowser } from './browser.ts';

const before = process.env['CHROMIUM_PATH'];

afterEach(() => {
  if (before === undefined) delete process.env['CHROMIUM_PATH'];
  else process.env['CHROMIUM_PATH'] = before;
});

test('a CHROMIUM_PATH without a file is refused in one sentence', () => {
  process.env['CHROMIUM_PATH'] = '/nowhere/chromium';
  expect(() => findBrowser()).toThrow('CHROMIUM_PATH names /nowhere/chromium, but no file is there.');
});

test('CHROMIUM_PATH wins over what is installed', () => {
  process.env['CHROMIUM_PATH'] = process.execPath;
  expect(findBrowser()).toBe(process.execPath);
});

test('the browser that is found starts and renders a page', async () => {
  const browser = await chromium.launch(browserLaunch());
  const page = await browser.newPage();
  await page.setContent('<h1>Portico</h1>');
  await expect(page.getByRole('heading').textContent()).resolves.toBe('Portico');
  await browser.close();
}, 60_000);
