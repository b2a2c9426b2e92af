import { expect, type Page, test } from '@playwright/test';
import { newCustomer, personWith, readDemo, register, sitePartner } from '../../shell/e2e/portal.ts';
import { HostPage } from './host-page.ts';

/** Presses the button of the form, which opens the portal's window. */
async function pressIn(host: HostPage): Promise<Page> {
  const opening = host.page.waitForEvent('popup');
  await host.form.getByRole('button', { name: /^Sign in with/ }).click();
  return opening;
}

async function signInTo(popUp: Page): Promise<void> {
  const demo = await readDemo();
  const { email, password } = personWith(demo, 'seller', sitePartner(demo));
  await popUp.getByLabel('E-mail').fill(email);
  await popUp.getByLabel('Password').fill(password);
  await popUp.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('sign-in="popup": closed and declined each have their words, then a person signs in and registers a deal', async ({
  page,
}) => {
  const host = await HostPage.open(page, '/sign-in');
  await expect(host.form.getByText('A window opens for it.')).toBeVisible();

  await (await pressIn(host)).close();
  await expect(host.form.getByText('The window was closed before you had signed in, or')).toBeVisible();

  const asking = await pressIn(host);
  await signInTo(asking);
  await asking.getByRole('button', { name: 'Not now' }).click();
  await expect(host.form.getByText('You did not let this page act for you.')).toBeVisible();

  // Signed in to the portal by now: it asks at once.
  await (await pressIn(host)).getByRole('button', { name: 'Allow' }).click();
  await expect(host.form).toHaveAttribute('phase', 'ready');
  await register(host.form, newCustomer());
  await expect(host.form.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible();
  await host.expectUnharmed();
});

test('sign-in="popup": a browser that holds the window back is told of in words', async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  const host = await HostPage.open(page, '/sign-in');
  await host.form.getByRole('button', { name: /^Sign in with/ }).click();
  await expect(host.form.getByText('The browser held the window back.')).toBeVisible();
});
