import { expect, test } from '@playwright/test';
import { openDialog, personWith, readDemo, signInAs } from './portal.ts';

test('a site gets keys: the secret is shown once, replaced with an overlap, and revoked', async ({
  browser,
}) => {
  const demo = await readDemo();
  const admins = demo.people.filter(({ roles }) => roles.includes('partner_admin'));
  const admin = admins[1];
  if (!admin) throw new Error('the demo has one partner only');
  const page = await signInAs(browser, admin, '/settings/sites');
  await page.getByRole('button', { name: 'Add a site' }).first().click();
  const form = openDialog(page);
  await form.getByLabel('Name').fill('Our shop');
  await form.getByLabel('Origins').fill('https://shop.example\nshop.example/path');
  await form.getByRole('button', { name: 'Add site' }).click();
  await expect(form.getByText(/Line 2: “shop.example\/path” is no origin/)).toBeVisible();
  await form.getByLabel('Origins').fill('https://shop.example\nhttps://www.shop.example');
  await form.getByRole('button', { name: 'Add site' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Our shop' })).toBeVisible();

  await page.getByRole('button', { name: 'New publishable key' }).click();
  await expect(page.getByText(/data-key="pk_[A-Za-z0-9]+"/)).toBeVisible();

  await page.getByRole('button', { name: 'New secret key' }).click();
  await expect(page.getByRole('dialog', { name: 'Your secret key' })).toBeVisible();
  const shown = openDialog(page);
  const secret = await shown.getByText(/^sk_/).innerText();
  await shown.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('table', { name: 'Keys' })).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  const ending = secret.slice(-4);
  await page.getByRole('button', { name: `Actions for the key that ends in ${ending}` }).click();
  await page.getByRole('menuitem', { name: 'Replace key' }).click();
  await openDialog(page).getByRole('button', { name: 'Replace key' }).click();
  const next = await openDialog(page).getByText(/^sk_/).innerText();
  expect(next).not.toBe(secret);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`…${ending}`) })).toContainText('Ends');

  await page.getByRole('button', { name: `Actions for the key that ends in ${next.slice(-4)}` }).click();
  await page.getByRole('menuitem', { name: 'Revoke key' }).click();
  await openDialog(page).getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`…${next.slice(-4)}`) })).toContainText('Revoked');
});

test('an administrator invites a person, who is then listed as invited', async ({ browser }) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'vendor_admin'), '/settings/people');
  await page.getByRole('button', { name: 'Invite someone' }).click();
  const form = openDialog(page);
  const email = `new.colleague.${Date.now()}@e-bikes.example`;
  await form.getByLabel('E-mail').fill(email);
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await expect(form.getByText('Choose at least one role.')).toBeVisible();
  await form.getByLabel('Deal desk').check();
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByRole('row', { name: new RegExp(email) })).toContainText('Invited');
});
