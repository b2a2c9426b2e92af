import { expect, test } from '@playwright/test';
import { personWith, readDemo, signInAs } from './portal.ts';

test('whoever signs in comes to the page they wanted', async ({ browser }) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'deal_desk'), '/desk?state=waiting');
  await expect(page.getByRole('heading', { level: 1, name: 'Deal desk' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?state=waiting');
});

for (const wanted of ['//evil.example/', '/\\evil.example', 'javascript:alert(1)', 'https://evil.example'])
  test(`signing in with ${wanted} as the wish never leaves the portal`, async ({ page, baseURL }) => {
    const demo = await readDemo();
    const person = personWith(demo, 'deal_desk');
    await page.goto(`/sign-in?return=${encodeURIComponent(wanted)}`);
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('navigation', { name: 'Sections' }).first()).toBeVisible();
    expect(page.url()).toBe(`${baseURL}/`);
  });

test('a wrong password and an unknown person get the same kind answer', async ({ page }) => {
  const demo = await readDemo();
  const answers: string[] = [];
  for (const email of [personWith(demo, 'analyst').email, 'nobody@nowhere.example']) {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    answers.push(await page.getByRole('alert').innerText());
  }
  expect(answers[0]).toContain('do not go together');
  expect(answers[1]).toBe(answers[0]);
});

test('a session that ends is renewed in place, with what was typed still there', async ({ browser }) => {
  const demo = await readDemo();
  const person = personWith(demo, 'deal_desk');
  const page = await signInAs(browser, person, '/desk?state=review');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Ask for information' }).click();
  await page.getByLabel('Question', { exact: true }).fill('Who signs the order?');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Send the questions' }).click();
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  const again = page.locator('portico-sign-in-again');
  await again.getByLabel(/^Password/).fill(person.password);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Who signs the order?')).toBeVisible();
  await expect(page.getByText('With partner', { exact: true })).toBeVisible();
});

test('an application that cannot be loaded shows its problem, the rest lives on, and trying again works', async ({
  browser,
}) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'vendor_admin'));
  await page.route(/\/assets\/settings-[^/]*\.js/, (route) => route.abort());
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByText('Settings did not open')).toBeVisible();
  await expect(page.getByText('Looked after by: Portal team')).toBeVisible();
  await page.getByRole('link', { name: 'Deal desk' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Deal desk' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a door whose code is lost says so and offers to load the page anew', async ({ page }) => {
  await page.route(/\/assets\/sign-in-[^/]*\.js/, (route) => route.abort());
  await page.goto('/desk');
  await expect(page.getByText('This page did not load whole.')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
