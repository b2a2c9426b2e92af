import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { faultsOn, openDialog, personWith, readDemo, signInAs } from './portal.ts';

test('customers are imported from a file with a bad row, then two that are one are merged and parted again', async ({
  browser,
}) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'deal_desk'), '/accounts');
  const tail = randomUUID().slice(0, 8);
  const [kept, other] = [`Quarzwerk ${tail} GmbH`, `Zinnober ${tail} AG`];
  const file = [
    'name,country,domains,city',
    `${kept},DE,quarzwerk-${tail}.com,Halle`,
    `${other},DE,zinnober-${tail}.com,Jena`,
    `Nowhere ${tail} Ltd,Atlantis,,`,
  ].join('\n');

  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByLabel('CSV file').setInputFiles({
    name: `customers-${tail}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(file),
  });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { name: 'What the file would do' })).toBeVisible();
  await expect(page.getByText('“Atlantis” is no country')).toBeVisible();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import 2 accounts' }).click();
  await expect(page.getByRole('heading', { name: 'The accounts are in' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the rows with problems' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  await page.goto(`/accounts?q=${encodeURIComponent(kept)}`);
  await page.getByRole('link', { name: kept }).click();
  await expect(page.getByRole('heading', { level: 1, name: kept })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Merge with another account' }).click();
  const dialog = openDialog(page);
  await dialog.getByRole('combobox', { name: 'The same customer as' }).fill(other);
  await dialog.getByRole('option', { name: other }).click();
  await expect(dialog.getByText(`Moves to ${kept}`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('Merged into this one')).toBeVisible();
  await expect(page.getByText(`zinnober-${tail}.com imported`)).toBeVisible();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await openDialog(page).getByRole('button', { name: 'Undo the merge' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
  await expect(page.getByText(`zinnober-${tail}.com imported`)).toHaveCount(0);
});

test('house coverage of one product is entered for a customer and ended with the reason', async ({
  browser,
}) => {
  const demo = await readDemo();
  const page = await signInAs(browser, personWith(demo, 'deal_desk'), '/accounts');
  const name = `Kobaltwerk ${randomUUID().slice(0, 8)} GmbH`;
  await page.getByRole('button', { name: 'New account' }).click();
  await openDialog(page).getByLabel('Legal name').fill(name);
  await openDialog(page).getByRole('combobox', { name: 'Country' }).fill('Germany');
  await openDialog(page).getByRole('option', { name: 'Germany' }).click();
  await openDialog(page).getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('button', { name: 'Add coverage' }).click();
  const form = openDialog(page);
  await form.getByLabel('What holds').selectOption({ label: 'House account' });
  await form.getByLabel('Chosen products').check();
  await form.getByRole('group', { name: 'Products' }).getByRole('checkbox').first().check();
  expect(await faultsOn(page)).toEqual([]);
  await form.getByRole('button', { name: 'Add coverage' }).click();
  await expect(page.getByText('All sites · one product')).toBeVisible();

  await page.getByRole('button', { name: 'End', exact: true }).click();
  await openDialog(page).getByLabel('Reason').fill('Sold to another group');
  await openDialog(page).getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('We hold nothing here ourselves.')).toBeVisible();
  await page.getByLabel('Show what has ended').check();
  await expect(page.getByText('Ended because: Sold to another group')).toBeVisible();
});
