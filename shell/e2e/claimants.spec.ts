import { expect, type Locator, test } from '@playwright/test';
import {
  faultsOn,
  newCustomer,
  openDialog,
  type Demo,
  personWith,
  readDemo,
  register,
  signInAs,
  sitePartner,
} from './portal.ts';

/** Someone at another partner than the one whose site the demo serves. */
function rivalOf(demo: Demo) {
  const rival = demo.people.find(
    ({ roles, organisation }) => roles.includes('partner_admin') && organisation !== sitePartner(demo),
  );
  if (!rival) throw new Error('the demo has one partner only');
  return rival;
}

test('two partners claim the same customer: the desk sees both side by side, approves who was first, and the other reads only the class', async ({
  browser,
}) => {
  const demo = await readDemo();
  const customer = newCustomer();
  const [first, second] = [personWith(demo, 'partner_admin', sitePartner(demo)), rivalOf(demo)];
  const one = await signInAs(browser, first, '/deals/new');
  await register(one.locator('portico-deal-registration'), customer);
  await expect(one.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible();
  const two = await signInAs(browser, second, '/deals/new');
  await register(two.locator('portico-deal-registration'), customer);
  await expect(two.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible();

  const path = `/desk?q=${encodeURIComponent(customer.name)}`;
  const desk = await signInAs(browser, personWith(demo, 'deal_desk'), path);
  await desk
    .getByRole('row', { name: new RegExp(first.organisation) })
    .getByRole('link')
    .click();
  const sides = desk.getByRole('group', { name: 'Claims for this customer' }).locator('ul > li');
  await expect(sides).toHaveCount(2);
  await expect(sides.nth(0)).toContainText(first.organisation);
  await expect(sides.nth(0)).toContainText('Leads');
  await expect(sides.nth(1)).toContainText(second.organisation);
  await expect(sides.nth(1)).toContainText('Rule RC17');
  expect(await faultsOn(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Approve' }).click();
  await openDialog(desk).getByRole('button', { name: 'Approve' }).click();
  await expect(desk.getByText('Approved. The partner knows.')).toBeVisible();

  await sides.nth(1).getByRole('link').click();
  await expect(sides.nth(1)).toContainText('this deal');
  await desk.getByRole('button', { name: 'Reject' }).click();
  await openDialog(desk).getByLabel('Reason').selectOption('already_registered');
  await openDialog(desk).getByRole('button', { name: 'Reject' }).click();
  await expect(desk.getByText('Rejected. The partner knows why.')).toBeVisible();

  await two.goto('/deals');
  await two.getByRole('link', { name: customer.name }).click();
  const deal = two.locator('portico-deal');
  await expect(deal.getByText('not available for registration').first()).toBeVisible();
  await expect(deal.getByText(first.organisation)).toHaveCount(0);
});

test('an objection is answered by somebody else than who decided, and the deal is under review again', async ({
  browser,
}) => {
  const demo = await readDemo();
  const customer = newCustomer();
  const partner = await signInAs(browser, personWith(demo, 'partner_admin', sitePartner(demo)), '/deals/new');
  await register(partner.locator('portico-deal-registration'), customer);
  await expect(partner.getByText(/D-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible();

  const [decides, answers] = demo.people.filter(({ roles }) => roles.includes('deal_desk'));
  if (!decides || !answers) throw new Error('the demo has one reviewer only');
  const path = `/desk?q=${encodeURIComponent(customer.name)}`;
  const desk = await signInAs(browser, decides, path);
  await desk.getByRole('link', { name: customer.name }).click();
  await desk.getByRole('button', { name: 'Reject' }).click();
  await openDialog(desk).getByLabel('Reason').selectOption('not_genuine');
  await openDialog(desk).getByRole('button', { name: 'Reject' }).click();
  await expect(desk.getByText('Rejected. The partner knows why.')).toBeVisible();

  await partner.goto('/deals');
  await partner.getByRole('link', { name: customer.name }).click();
  await objectTo(partner.locator('portico-deal'), 'They asked us for an offer on Monday.');
  await expect(desk.getByText('They asked us for an offer on Monday.')).toBeVisible();
  await desk.getByRole('button', { name: 'Answer the objection' }).click();
  await openDialog(desk).getByText('The partner is right').click();
  await openDialog(desk).getByLabel('Note to the partner').fill('You are right.');
  await openDialog(desk).getByRole('button', { name: 'Send the answer' }).click();
  await expect(openDialog(desk).getByText('You took this decision yourself')).toBeVisible();

  const other = await signInAs(browser, answers, '/desk?state=appeals');
  await other.getByLabel('Search the queue').fill(customer.name);
  await other.getByRole('link', { name: customer.name }).click();
  await other.getByRole('button', { name: 'Answer the objection' }).click();
  await openDialog(other).getByText('The partner is right').click();
  await openDialog(other).getByLabel('Note to the partner').fill('You are right, thank you.');
  await openDialog(other).getByRole('button', { name: 'Send the answer' }).click();
  await expect(other.getByText('Answered. The partner knows.')).toBeVisible();
  await expect(other.getByText('In review', { exact: true }).first()).toBeVisible();
  await expect(partner.locator('portico-deal').getByText('In review', { exact: true }).first()).toBeVisible();
});

/** The partner objects to the decision of the deal that is shown. */
async function objectTo(deal: Locator, ground: string): Promise<void> {
  await deal.getByRole('button', { name: 'Object to the decision' }).click();
  await deal.getByLabel('Why should it be decided otherwise?').fill(ground);
  await deal.getByRole('button', { name: 'Send objection' }).click();
}
