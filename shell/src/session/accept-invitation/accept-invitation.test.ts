import { html } from 'lit';
import { draw } from '@portico/ui/testing/fixture';
import { expect, test } from 'vitest';
import { answerAuth } from '../../testing/answer-auth.ts';
import { clickOn, screenFaults, typeInto, words } from '../../testing/portal.ts';
import { PorticoAcceptInvitation } from './accept-invitation.ts';

const page = () =>
  draw(
    [PorticoAcceptInvitation],
    html`<portico-accept-invitation token="inv.mac"></portico-accept-invitation>`,
  );
const invitation = { email: 'mara@nordwind.example', name: null, organisation: 'Nordwind Systems' };

test('someone new gives a name and a password, and is signed in', async () => {
  const calls = answerAuth(() => ({ status: 200, body: { ...invitation, hasAccount: false } }));
  const element = await page();
  let told = 0;
  element.addEventListener('portico-signed-in', () => (told += 1));
  await expect.poll(() => words()).toContain('Join Nordwind Systems');
  expect(await screenFaults()).toEqual([]);
  await clickOn('Accept the invitation');
  expect(words()).toContain('Take at least 12 characters.');
  await typeInto('Your name', 'Mara Lindqvist');
  await typeInto('Choose a password', 'a sentence to keep');
  await clickOn('Accept the invitation');
  await expect.poll(() => told).toBe(1);
  expect(calls.at(-1)).toEqual({
    path: '/accept-invitation',
    body: { token: 'inv.mac', name: 'Mara Lindqvist', password: 'a sentence to keep' },
  });
});

test('someone known is asked for nothing', async () => {
  const calls = answerAuth(() => ({ status: 200, body: { ...invitation, hasAccount: true } }));
  await page();
  await expect.poll(() => words()).toContain('You already have an account');
  await clickOn('Accept the invitation');
  await expect.poll(() => calls.at(-1)).toEqual({ path: '/accept-invitation', body: { token: 'inv.mac' } });
});

test('an invitation that is over says so and what to do', async () => {
  answerAuth(() => ({ status: 404 }));
  await page();
  await expect.poll(() => words()).toContain('This invitation no longer works');
  expect(await screenFaults()).toEqual([]);
});
