import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { useBrowser } from '../examples/testing/browser.ts';
import { bundle } from './testing/bundle.ts';
import { createProject } from './testing/project.ts';
import { serveSite } from './testing/site.ts';

const portal = inject('portal');
const openPage = useBrowser();

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Deals</title>
  <script type="module" src="/entry.js"></script>
  <script type="module" src="${portal.url}/embed/v1/portico.js" data-key="pk_of_another"></script></head>
  <body><portico-deal-list isolation="frame"></portico-deal-list><output></output></body></html>`;

const code = `import { connectPortal, defineAccountCheck, defineDealList } from '@portico/widgets';
  const options = { server: '${portal.url}', key: '${portal.publishableKey}' };
  const heard = [];
  defineDealList();
  const fetchSession = async () => (await fetch('/portico-session', { method: 'POST' })).json();
  const portal = connectPortal({ ...options, fetchSession });
  defineAccountCheck();
  void portal.on('ready', (event) => heard.push(event.composedPath()[0].localName));
  const attempt = (more) => { try { return String(connectPortal({ ...options, ...more }) === portal); } catch (error) { return error.message; } };
  globalThis.page = { portal, heard, again: attempt({}), other: attempt({ key: 'pk_other' }) };`;

interface OwnPage {
  readonly page: {
    readonly heard: string[];
    readonly again: string;
    readonly other: string;
    readonly portal: { open(widget: string): Promise<{ close(): void }>; destroy(): Promise<void> };
  };
}

test('a connected page frames what asks for it, lays a widget over itself, hears all, and is connected once', async () => {
  await using project = await createProject(inject('widgetsPackage'));
  const dist = join(project.folder, 'dist');
  for (const { fileName, code: text } of await bundle(project.folder, code)) {
    await mkdir(dirname(join(dist, fileName)), { recursive: true });
    await writeFile(join(dist, fileName), text);
    if (fileName.includes('entry'))
      await writeFile(join(dist, 'index.html'), page.replace('entry.js', fileName));
  }
  await using site = await serveSite(dist, portal, {
    scripts: `'self' ${portal.url}`,
    styles: `'none'; frame-src ${portal.url}`,
  });
  await using opened = await openPage();
  await opened.goto(site.url);
  const list = opened.locator('portico-deal-list');
  await expect.poll(() => list.getAttribute('phase')).toBe('ready');
  expect(await list.locator('iframe').getAttribute('src')).toContain(
    `${portal.url}/embed/v1/frame/portico-deal-list`,
  );
  expect(await list.locator('iframe').contentFrame().locator('tbody .name').first().innerText()).not.toBe('');

  const heard = () => opened.evaluate(() => (globalThis as unknown as OwnPage).page.heard);
  await expect.poll(heard).toEqual(['portico-deal-list']);
  await opened.evaluate(async () => {
    const { page } = globalThis as unknown as OwnPage;
    Object.assign(page, { dialog: await page.portal.open('account-check') });
  });
  await expect.poll(heard).toEqual(['portico-deal-list', 'portico-account-check']);
  await opened.keyboard.press('Escape');
  await expect.poll(() => opened.locator('portico-account-check').count()).toBe(0);

  const { again, other } = await opened.evaluate(() => {
    const { again, other } = (globalThis as unknown as OwnPage).page;
    return { again, other };
  });
  expect(again).toBe('true');
  expect(other).toContain(`connected to ${portal.url} already`);
  await opened.evaluate(() => (globalThis as unknown as OwnPage).page.portal.destroy());
  expect(await list.count()).toBe(0);
});
