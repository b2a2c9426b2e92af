import { expect, onTestFinished, test, vi } from 'vitest';
import { createSessionFetch } from './session-fetch.ts';

/** A server whose session has ended until `renew` is called. */
function serverWithEndedSession(): { renew: () => void; calls: () => number } {
  let alive = false;
  let calls = 0;
  const answer = vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
    calls += 1;
    return Promise.resolve(new Response(alive ? 'welcome' : '', { status: alive ? 200 : 401 }));
  });
  onTestFinished(() => answer.mockRestore());
  return { renew: () => void (alive = true), calls: () => calls };
}

test('calls that meet an ended session ask the person once and are all sent again', async () => {
  const server = serverWithEndedSession();
  let asked = 0;
  const send = createSessionFetch(
    () => true,
    () => {
      asked += 1;
      server.renew();
      return Promise.resolve(true);
    },
  );
  const answers = await Promise.all([send('/trpc/a'), send('/trpc/b')]);
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['welcome', 'welcome']);
  expect(asked).toBe(1);
});

test('a person who will not sign in again leaves the answer as it was', async () => {
  serverWithEndedSession();
  const send = createSessionFetch(
    () => true,
    () => Promise.resolve(false),
  );
  expect((await send('/trpc/a')).status).toBe(401);
});

test('nobody is asked to sign in again who never was signed in', async () => {
  const server = serverWithEndedSession();
  const send = createSessionFetch(
    () => false,
    () => Promise.reject(new Error('asked')),
  );
  expect((await send('/trpc/a')).status).toBe(401);
  expect(server.calls()).toBe(1);
});
