import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { browserLaunch } from '../../../packages/tools/src/browser.ts';

/** One browser for the tests of a file: gives each a page of its own, which ends with the test's `await using`. */
export function useBrowser(): () => Promise<Page & AsyncDisposable> {
  let browser: Browser;
  beforeAll(async () => {
    // What hangs is ended by the test's own limit, and by no other.
    browser = await chromium.launch({ ...browserLaunch(), timeout: 0 });
  });
  afterAll(() => browser.close());
  return async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    return page;
  };
}
