import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserLaunch } from '../packages/tools/src/browser.ts';

// The runner gives a free port and an empty folder; by hand a fixed port and a folder of one's own do.
const port = Number((process.env['PORT'] ??= '4380'));
const data = (process.env['PORTICO_DATA'] ??= join(tmpdir(), `portico-journeys-${port}`));
const portal = `http://localhost:${port}`;

// Playwright reads its configuration from a default export only.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/journeys',
  // One portal for all journeys: each brings customers and sites of its own, so they may run side by side.
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  // As for every browser test (`packages/tools/vitest.config.ts`): the run names those that needed it.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: portal,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    launchOptions: browserLaunch(),
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `"${process.execPath}" ../packages/tools/src/start.ts`,
    cwd: import.meta.dirname,
    // The partner's site is up last.
    url: `http://localhost:${port + 1}/`,
    env: { PORT: String(port), PORTICO_DATA: data },
    timeout: 180_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
