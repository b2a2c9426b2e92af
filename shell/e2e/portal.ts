import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type Locator, type Page, expect } from '@playwright/test';

/** A person of the demo. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
  readonly roles: readonly string[];
}

/** The demo as `start` wrote it down. */
export interface Demo {
  readonly portal: string;
  readonly partnerSite: string;
  readonly people: readonly Person[];
}

/** Reads the demo's addresses and people. */
export async function readDemo(): Promise<Demo> {
  const folder = process.env['PORTICO_DATA'];
  if (folder === undefined) throw new Error('PORTICO_DATA is set by playwright.config.ts');
  return JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as Demo;
}

/** The first person of an organisation with a role. The partner's site belongs to the organisation of the first partner's people. */
export function personWith(demo: Demo, role: string, organisation?: string): Person {
  const found = demo.people.find(
    (person) =>
      person.roles.includes(role) && (organisation === undefined || person.organisation === organisation),
  );
  if (!found) throw new Error(`the demo has no ${role} at ${organisation ?? 'any organisation'}`);
  return found;
}

/** The partner whose own site the demo serves: the first in the list. */
export function sitePartner(demo: Demo): string {
  return personWith(demo, 'partner_admin').organisation;
}

/** Opens the portal in a browser context of its own, signed in through the form, at `path`. */
export async function signInAs(browser: Browser, person: Person, path = '/'): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Sections' }).first()).toBeVisible();
  return page;
}

/** The open dialog of ours. What it shows is slotted, so it lies in the element and not in the native dialog within. */
export function openDialog(page: Page): Locator {
  return page.locator('portico-dialog[open]');
}

/** A customer that no other journey has. */
export function newCustomer(): { name: string; web: string } {
  const tail = randomUUID().slice(0, 8);
  return { name: `Journey ${tail} Ltd`, web: `journey-${tail}.com` };
}

/** Fills the eight fields of the registration form and hands it in. */
export async function register(root: Page | Locator, customer: { name: string; web: string }): Promise<void> {
  await root.getByLabel('Company name').fill(customer.name);
  await root.getByLabel('Website or work e-mail').fill(customer.web);
  await root.getByLabel('Country').selectOption('DE');
  await root.getByLabel('Name', { exact: true }).fill('Jo Contact');
  await root.getByLabel('E-mail', { exact: true }).fill(`jo@${customer.web}`);
  await root.getByLabel('They know that I pass on').check();
  await root.getByLabel('Product').selectOption({ index: 1 });
  await root.getByLabel('Expected value').selectOption({ index: 2 });
  await root.getByLabel('Expected to close').selectOption({ index: 2 });
  await root.getByLabel('How well do you know them?').selectOption('met');
  await root.getByRole('button', { name: 'Register deal' }).click();
}

/** The accessibility faults axe finds on the page, one line each. */
export async function faultsOn(page: Page): Promise<string[]> {
  // Axe reads colours as they are now, so what fades in has to arrive first.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
  );
}
