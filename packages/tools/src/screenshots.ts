import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { browserLaunch, ensureBrowser } from './browser.ts';
import { fromRoot } from './paths.ts';
import { findFreePorts } from './ports.ts';
import { exitCode } from './run.ts';

/*
 * `pnpm screenshots`: makes the README's pictures from the real thing: starts the demo on free ports with an empty data folder,
 * fills the form on the partner's site, opens the deal desk.
 */

interface Demo {
  portal: string;
  partnerSite: string;
  people: { email: string; password: string; roles: string[] }[];
}

const pictures = fromRoot('stories/pictures');

const data = await mkdtemp(join(tmpdir(), 'portico-screenshots-'));
const port = await findFreePorts(2);
const start = spawn(process.execPath, [fromRoot('packages/tools/src/start.ts')], {
  env: { ...process.env, PORT: String(port), PORTICO_DATA: data },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = exitCode(start);
try {
  await new Promise<void>((resolve, reject) => {
    start.stdout.on('data', (chunk: Buffer) => {
      if (/^ready$/m.test(chunk.toString())) resolve();
    });
    void ended.then((code) => reject(new Error(`start ended with code ${code}`)));
  });
  const demo = JSON.parse(await readFile(join(data, 'demo.json'), 'utf8')) as Demo;
  await mkdir(pictures, { recursive: true });
  await ensureBrowser();
  const browser = await chromium.launch(browserLaunch());
  await pictureOfPartnerSite(browser, demo);
  await pictureOfDesk(browser, demo);
  await browser.close();
} finally {
  start.kill('SIGTERM');
  await ended;
  await rm(data, { recursive: true, force: true });
}

async function pictureOfPartnerSite(browser: Browser, demo: Demo): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1240 }, deviceScaleFactor: 1 });
  await page.goto(demo.partnerSite);
  await page.getByLabel('Company name').fill('Alfreds Futterkiste');
  await page.getByLabel('Website or work e-mail').fill('alfreds-futterkiste.example');
  await page.getByLabel('Country').selectOption('DE');
  await page.getByLabel('Name', { exact: true }).fill('Maria Anders');
  await page.getByRole('heading', { level: 1 }).first().click();
  await page.evaluate('window.scrollTo(0, 0)');
  await page.screenshot({ path: join(pictures, 'partner-site.png') });
  await page.close();
}

async function pictureOfDesk(browser: Browser, demo: Demo): Promise<void> {
  const desk = demo.people.find((person) => person.roles.includes('deal_desk'));
  if (!desk) throw new Error('the demo has nobody at the deal desk');
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  await page.goto(demo.portal);
  await page.getByLabel('E-mail').fill(desk.email);
  await page.getByLabel('Password').fill(desk.password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Deal desk' }).click();
  await page.getByRole('row').nth(3).waitFor();
  await page.screenshot({ path: join(pictures, 'deal-desk.png') });
  await page.close();
}
