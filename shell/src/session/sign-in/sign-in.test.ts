import { html } from 'lit';
import { draw } from '@portico/ui/testing/fixture';
import { expect, test } from 'vitest';
import { answerAuth } from '../../testing/answer-auth.ts';
import { clickOn, screenFaults, typeInto, words } from '../../testing/portal.ts';
import { PorticoSignIn } from './sign-in.ts';

const door = () => draw([PorticoSignIn], html`<portico-sign-in return-to="/desk"></portico-sign-in>`);

async function fill(): Promise<void> {
  await typeInto('E-mail', 'mara@nordwind.example');
  await typeInto('Password', 'a sentence to keep');
}

test('the door has no accessibility fault, empty and with what is missing', async () => {
  const calls = answerAuth(() => ({ status: 200 }));
  await door();
  expect(await screenFaults()).toEqual([]);
  await clickOn('Sign in');
  await expect.poll(() => words()).toContain('Enter your password.');
  expect(words()).toContain('Enter your e-mail address');
  expect(await screenFaults()).toEqual([]);
  expect(calls).toEqual([]);
});

test('e-mail and password sign in, and the portal is told', async () => {
  const calls = answerAuth(() => ({ status: 200 }));
  const element = await door();
  let told = 0;
  element.addEventListener('portico-signed-in', () => (told += 1));
  await fill();
  await clickOn('Sign in');
  await expect.poll(() => told).toBe(1);
  expect(calls).toEqual([
    { path: '/sign-in/email', body: { email: 'mara@nordwind.example', password: 'a sentence to keep' } },
  ]);
});

test.each([
  [{ status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } }, 'do not go together'],
  [{ status: 429 }, 'Too many tries'],
  [{ status: 500 }, 'Something went wrong on our side'],
  [null, 'You are offline'],
])('an answer of %j is said kindly and keeps what was typed', async (answer, said) => {
  answerAuth(() => answer);
  const element = await door();
  await fill();
  await clickOn('Sign in');
  await expect.poll(() => words()).toContain(said);
  expect(element.shadowRoot?.querySelector('portico-field')?.value).toBe('mara@nordwind.example');
  expect(await screenFaults()).toEqual([]);
});

test('a link by e-mail leads back to the page that was wanted, and says nothing of whether the person is known', async () => {
  const calls = answerAuth(() => ({ status: 200 }));
  await door();
  await typeInto('E-mail', 'mara@nordwind.example');
  await clickOn('E-mail me a link');
  await expect.poll(() => words()).toContain('If we know mara@nordwind.example');
  expect(calls[0]).toMatchObject({ path: '/sign-in/magic-link', body: { callbackURL: '/desk' } });
  expect(await screenFaults()).toEqual([]);
});

test('a forgotten password is answered the same for everybody', async () => {
  answerAuth(() => ({ status: 200 }));
  await door();
  await clickOn('Forgot your password?');
  await typeInto('E-mail', 'nobody@nowhere.example');
  await clickOn('Send the link');
  await expect.poll(() => words()).toContain('If we know nobody@nowhere.example');
});
