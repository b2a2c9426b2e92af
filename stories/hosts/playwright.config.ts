import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserLaunch } from '../../packages/tools/src/browser.ts';

// The runner gives two free ports and an empty folder; by hand a fixed pair and a folder of one's own do.
const port = Number((process.env['PORT'] ??= '4580'));
const data = (process.env['PORTICO_DATA'] ??= join(tmpdir(), `portico-hosts-${port}`));
// Another site than the portal's own, which is `localhost`: what is third party on the web is so here.
const site = (process.env['PORTICO_HOST_SITE'] ??= `http://127.0.0.1:${port + 1}`);

// Playwright reads its configuration from a default export only.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/hosts',
  // One portal and one browser for all: every page has a context of its own.
  fullyParallel: true,
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  // As for every browser test (`packages/tools/vitest.config.ts`): the run names those that needed it.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: site,
    locale: 'en-GB',
    // High enough that what stands below a widget is seen to move.
    viewport: { width: 1000, height: 1600 },
    // Nothing moves on its own while styles are read.
    reducedMotion: 'reduce',
    launchOptions: browserLaunch(),
  },
  webServer: {
    command: `"${process.execPath}" start.ts`,
    cwd: import.meta.dirname,
    url: `${site}/blank`,
    env: { PORT: String(port), PORTICO_DATA: data },
    timeout: 180_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
