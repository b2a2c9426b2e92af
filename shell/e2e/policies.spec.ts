import { expect, test } from '@playwright/test';
import { faultsOn, openDialog, personWith, readDemo, signInAs } from './portal.ts';

test('a shorter protection is drafted, tried on the past, and published for a later time', async ({
  browser,
}) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'vendor_admin'), '/policies');
  const name = `journey-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByRole('button', { name: 'New draft' }).click();
  const form = openDialog(page);
  await form.getByLabel('Name of the version').fill('Not A Name');
  await form.getByRole('button', { name: 'Begin draft' }).click();
  await expect(form.getByText(/Use small letters, digits, dots and hyphens/)).toBeVisible();
  await form.getByLabel('Name of the version').fill(name);
  await form.getByRole('button', { name: 'Begin draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  const days = page.getByLabel('Protection lasts');
  await days.fill('0');
  await days.blur();
  await expect(page.getByText('Enter a number from 1 to 3,650.', { exact: true })).toBeVisible();
  await days.fill('61');
  await days.blur();
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await expect(openDialog(page)).toContainText('What you changed is not saved yet.');
  await openDialog(page).getByRole('button', { name: 'Stay here' }).click();
  await expect(days).toHaveValue('61');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await faultsOn(page)).toEqual([]);

  await page.getByRole('link', { name: /^Changes/ }).click();
  const row = page.getByRole('row', { name: /Protection lasts/ });
  await expect(row).toContainText('90 days');
  await expect(row).toContainText('61 days');

  await page.getByRole('link', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(page.getByText(/[1-9]\d* of \d+ registrations would be different/)).toBeVisible({
    timeout: 45_000,
  });
  const outcomes = page.getByRole('table', { name: 'Changed outcomes' });
  await expect(outcomes.getByRole('row', { name: /Protection ends.*DM6/ }).first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`replay-${name}.csv`);
  expect(await faultsOn(page)).toEqual([]);

  // For a later time: the other journeys go on under the version they began with.
  await page.getByRole('button', { name: 'Publish…' }).click();
  const publishing = openDialog(page);
  await publishing.getByLabel('From a later time').check();
  await publishing.getByLabel('From', { exact: true }).fill('2040-01-01T08:00');
  await publishing.getByRole('button', { name: 'Publish version' }).click();
  await expect(page.getByText('Coming', { exact: true })).toBeVisible();
});
