import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Locator, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../examples/testing/browser.ts';
import { filledIn } from '../examples/testing/host.ts';
import { type App, apps, complaints } from './testing/apps.ts';
import { createProject } from './testing/project.ts';
import { serveSite } from './testing/site.ts';

const portal = inject('portal');
const widgetsPackage = inject('widgetsPackage');
const openPage = useBrowser();

/** What a reader puts in place of the portal and the key that are printed. */
async function fillIn(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, 'src'))) {
    const path = join(folder, 'src', name);
    await writeFile(path, filledIn(await readFile(path, 'utf8'), portal));
  }
}

async function register(form: Locator, name: string): Promise<void> {
  const web = `${name}.example`;
  await form.getByLabel('Company name').fill(name);
  await form.getByLabel('Website or work e-mail').fill(web);
  await form.getByLabel('Country').selectOption('DE');
  await form.getByLabel('Name', { exact: true }).fill('Jo Contact');
  await form.getByLabel('E-mail', { exact: true }).fill(`jo@${web}`);
  await form.getByLabel('They know that I pass on').check();
  await form.getByLabel('Product').selectOption({ index: 1 });
  await form.getByLabel('Expected value').selectOption({ index: 2 });
  await form.getByLabel('Expected to close').selectOption({ index: 2 });
  await form.getByLabel('How well do you know them?').selectOption('met');
  await form.getByRole('button', { name: 'Register deal' }).click();
}

/** Everything that went wrong on a page, its policy's refusals included. */
function troubleOn(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  return trouble;
}

test('templates of React know every attribute that editors are told of', async () => {
  const react = apps.find(({ name }) => name === 'react') as App;
  await using project = await createProject(widgetsPackage, react.folder);
  const text = await readFile(join(widgetsPackage, 'custom-elements.json'), 'utf8');
  const { modules } = JSON.parse(text) as {
    modules: { declarations: { tagName: string; attributes: { name: string }[] }[] }[];
  };
  const elements = modules
    .flatMap(({ declarations }) => declarations)
    .map(({ tagName, attributes }) => {
      expect(attributes).not.toEqual([]);
      return `<${tagName} ${attributes.map(({ name }) => `${name}={undefined}`).join(' ')} />`;
    });
  await writeFile(join(project.folder, 'src/every.tsx'), `export const every = [${elements.join()}];`);
  expect(await react.check(project.folder)).toMatchObject({ code: 0, output: '' });
});

describe.each(apps)('in $name', (app) => {
  test('templates know what the widgets take and send, and the application uses them rightly', async () => {
    await using project = await createProject(widgetsPackage, app.folder);
    await writeFile(join(project.folder, app.wrong.file), app.wrong.text);
    const { output } = await app.check(project.folder);
    const plain = stripVTControlCharacters(output).replaceAll(String.raw`\"`, '"');
    for (const complaint of complaints)
      expect(plain).toEqual(
        typeof complaint === 'string' ? expect.stringContaining(complaint) : expect.stringMatching(complaint),
      );
    // Of everything in the application only the file that is meant to be wrong is.
    const files = [...plain.matchAll(/(?:^|["\s])(src\/[\w.-]+)/gm)].map(([, file]) => file);
    expect(new Set(files)).toEqual(new Set([app.wrong.file]));
  });

  test('a build for production runs: attributes, arrays, objects, events and children', async () => {
    await using project = await createProject(widgetsPackage, app.folder);
    await fillIn(project.folder);
    const built = await app.build(project.folder);
    expect(built).toMatchObject({ code: 0 });
    await using site = await serveSite(join(project.folder, 'dist'), portal);
    await using page = await openPage();
    const trouble = troubleOn(page);
    await page.goto(site.url);
    const said = async () => (await page.locator('output').innerText()).trim();
    await expect.poll(said).toMatch(/^3 ready, registered as nothing, answer none, deal none/);

    const list = page.locator('portico-deal-list');
    const heads = () => list.locator('thead th').allInnerTexts();
    expect(await list.getByLabel('Whose').inputValue()).toBe('own');
    expect(await heads()).toEqual(['Customer', 'State', 'Number']);
    const child = list.locator('> a');
    expect(await child.innerText()).toBe('Register a deal');
    expect(await child.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect.poll(heads).toEqual(['Customer', 'Number', 'Expected value', 'State']);
    expect(await child.innerText()).toBe('Register a deal with more');

    const check = page.locator('portico-account-check');
    const asked = (label: string) => check.getByLabel(label).inputValue();
    expect([await asked('Company name'), await asked('Country')]).toEqual(['Contoso', 'AT']);
    await page.getByRole('button', { name: 'Next customer' }).click();
    await expect.poll(() => asked('City')).toBe('Kiel');
    await check.getByRole('button', { name: 'Check' }).click();
    await expect.poll(said).toMatch(/answer (?:clear|needs_review|not_available)/);

    await list.locator('tbody .name').first().click();
    await expect.poll(said).toMatch(/deal deal_/);
    const deal = page.locator('portico-deal');
    await expect.poll(() => deal.getAttribute('phase')).toBe('ready');
    expect(await said()).toContain(await deal.evaluate((element) => String(Reflect.get(element, 'dealId'))));

    await register(page.locator('portico-deal-registration'), `in-${app.name}`);
    await expect.poll(said).toMatch(/registered as (?!nothing)\S+,/);
    expect(trouble).toEqual([]);
  });
});
