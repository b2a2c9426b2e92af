import { expect, test } from '@playwright/test';
import { newCustomer, openDialog, personWith, readDemo, register, signInAs, sitePartner } from './portal.ts';

test('a deal registered on a partner’s own page is asked about, answered and approved, each seen live on the other side', async ({
  browser,
}) => {
  const demo = await readDemo();
  const customer = newCustomer();
  const desk = await signInAs(browser, personWith(demo, 'deal_desk'), '/desk');
  await expect(desk.getByRole('table')).toBeVisible();

  const site = await (await browser.newContext()).newPage();
  await site.goto(`${demo.partnerSite}/`);
  const widget = site.locator('portico-deal-registration');
  await register(widget, customer);
  await expect(widget.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible();
  await expect(widget.getByText('Submitted', { exact: true })).toBeVisible();
  const number = await widget.getByText(/^D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();

  // The queue does not jump: it announces, and shows when asked.
  await desk.getByRole('button', { name: /new · Show/ }).click();
  await desk.getByLabel('Search the queue').fill(customer.name);
  await desk.getByRole('link', { name: customer.name }).click();
  await expect(desk.getByRole('heading', { level: 1, name: customer.name })).toBeVisible();
  await desk.getByRole('button', { name: 'Take it' }).click();
  await expect(desk.getByText('In review', { exact: true })).toBeVisible();
  await expect(widget.getByText('In review', { exact: true })).toBeVisible();

  await site.goto(`${demo.partnerSite}/deals`);
  await site.getByRole('link', { name: customer.name }).click();
  const deal = site.locator('portico-deal');
  await expect(deal.getByText(number)).toBeVisible();

  await desk.getByRole('button', { name: 'Ask for information' }).click();
  await desk.getByLabel('Question', { exact: true }).fill('Which sites is it for?');
  await desk.getByRole('button', { name: 'Send the questions' }).click();
  await expect(desk.getByText('With partner', { exact: true })).toBeVisible();

  await deal.getByLabel('Which sites is it for?').fill('Both depots in Hamburg.');
  await deal.getByRole('button', { name: 'Send answers' }).click();

  await expect(desk.getByText('Both depots in Hamburg.')).toBeVisible();
  await desk.getByRole('button', { name: 'Approve' }).click();
  await openDialog(desk).getByLabel('Note to the partner').fill('Go ahead, and good luck.');
  await openDialog(desk).getByRole('button', { name: 'Approve' }).click();
  await expect(desk.getByText('Approved. The partner knows.')).toBeVisible();

  await expect(deal.getByText('Approved', { exact: true }).first()).toBeVisible();
  await expect(deal.getByText('Go ahead, and good luck.').first()).toBeVisible();

  const partner = sitePartner(demo);
  const portal = await signInAs(browser, personWith(demo, 'partner_admin', partner), '/deals');
  await portal.getByRole('link', { name: customer.name }).click();
  await expect(portal.locator('portico-deal').getByText(number)).toBeVisible();

  const rival = demo.people.find(
    ({ roles, organisation }) => roles.includes('partner_admin') && organisation !== partner,
  );
  if (!rival) throw new Error('the demo has one partner only');
  const address = new URL(portal.url()).pathname;
  const other = await signInAs(browser, rival, address);
  await expect(other.getByText('This page does not exist, or is not open to you')).toBeVisible();
  await expect(other.getByText(customer.name)).toHaveCount(0);
  await other.goto('/deals');
  await expect(other.getByRole('table')).toBeVisible();
  await expect(other.getByText(customer.name)).toHaveCount(0);
});

test('a deal is rejected with a reason that the partner reads', async ({ browser }) => {
  const demo = await readDemo();
  const customer = newCustomer();
  const partner = await signInAs(browser, personWith(demo, 'partner_admin', sitePartner(demo)), '/deals/new');
  await register(partner.locator('portico-deal-registration'), customer);
  await expect(partner.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible();

  const desk = await signInAs(
    browser,
    personWith(demo, 'deal_desk'),
    `/desk?q=${encodeURIComponent(customer.name)}`,
  );
  await desk.getByRole('link', { name: customer.name }).click();
  await desk.getByRole('button', { name: 'Reject' }).click();
  const dialog = openDialog(desk);
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog.getByText('Choose a reason.')).toBeVisible();
  await dialog.getByLabel('Reason').selectOption('out_of_territory');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(desk.getByText('Rejected. The partner knows why.')).toBeVisible();

  await expect(partner.getByText('Rejected', { exact: true }).first()).toBeVisible();
});

test('longer protection is asked for with evidence and granted, and the end moves on both sides live', async ({
  browser,
}) => {
  const demo = await readDemo();
  const partner = await signInAs(browser, personWith(demo, 'partner_admin', sitePartner(demo)));
  const ending = partner.locator('section', { hasText: 'Protection ends soon' });
  const customer = (await ending.getByRole('link').first().locator('b').innerText()).trim();
  await ending.getByRole('link').first().click();
  const deal = partner.locator('portico-deal');
  await deal.getByRole('button', { name: 'Ask for longer protection' }).click();
  await deal
    .getByLabel('What have you done, and what comes next?')
    .fill('We showed two bikes in October; the board decides in four weeks.');
  await deal.locator('input[type=file]').setInputFiles({
    name: 'minutes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Minutes of the meeting.'),
  });
  await expect(deal.getByText('minutes.txt').first()).toBeVisible();
  await deal.locator('form').getByRole('button', { name: 'Ask for longer protection' }).click();
  await expect(deal.getByText('Protected until your extension is decided').first()).toBeVisible();

  const desk = await signInAs(browser, personWith(demo, 'deal_desk'), '/desk?state=extensions');
  await desk.getByLabel('Search the queue').fill(customer);
  await desk.getByRole('link', { name: customer }).click();
  const end = desk.getByText(/^Protected until/).first();
  const before = await end.innerText();
  await expect(desk.getByText('We showed two bikes in October')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'minutes.txt' })).toBeVisible();
  await desk.getByRole('button', { name: 'Decide the extension' }).click();
  await openDialog(desk)
    .getByRole('radio', { name: /^Extend it/ })
    .check();
  await openDialog(desk).getByRole('button', { name: 'Send the answer' }).click();
  await expect(desk.getByText('Answered. The partner knows.')).toBeVisible();

  await expect(end).not.toHaveText(before);
  const newEnd = (await end.innerText()).replace('Protected until ', '');
  await expect(deal.getByText(newEnd).first()).toBeVisible();
  await expect(deal.getByText('Protected until your extension is decided')).toHaveCount(0);
});

test('two reviewers: the slower one is told, sees the state now, and keeps what was typed', async ({
  browser,
}) => {
  const demo = await readDemo();
  const customer = newCustomer();
  const partner = await signInAs(browser, personWith(demo, 'partner_admin', sitePartner(demo)), '/deals/new');
  await register(partner.locator('portico-deal-registration'), customer);
  await expect(partner.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible();

  const [first, second] = demo.people.filter(({ roles }) => roles.includes('deal_desk'));
  if (!first || !second) throw new Error('the demo has one reviewer only');
  const path = `/desk?q=${encodeURIComponent(customer.name)}`;
  const quick = await signInAs(browser, first, path);
  const slow = await signInAs(browser, second, path);
  for (const page of [quick, slow]) await page.getByRole('link', { name: customer.name }).click();

  // The slow one's page stops hearing of changes, as on a bad line, and decides on what it shows.
  await slow.context().route('**/api/v1/live', (route) => route.abort());
  await slow.reload();
  await slow.getByRole('button', { name: 'Approve' }).click();
  await openDialog(slow).getByLabel('Internal note').fill('Checked with the region.');
  await quick.getByRole('button', { name: 'Take it' }).click();
  await expect(quick.getByText('In review', { exact: true })).toBeVisible();
  await openDialog(slow).getByRole('button', { name: 'Approve' }).click();
  await expect(slow.getByText('Somebody else was faster')).toBeVisible();
  await expect(openDialog(slow).getByLabel('Internal note')).toHaveValue('Checked with the region.');
});

test('a draft is opened from home to go on with it', async ({ browser }) => {
  const demo = await readDemo();
  const partner = await signInAs(browser, personWith(demo, 'partner_admin', sitePartner(demo)));
  const drafts = partner.locator('section', { hasText: 'Drafts to finish' });
  const customer = (await drafts.getByRole('link').first().locator('b').innerText()).trim();
  await drafts.getByRole('link').first().click();
  await expect(partner.getByLabel('Company name')).toHaveValue(customer);
});
