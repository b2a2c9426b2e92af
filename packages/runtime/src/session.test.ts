import { expect, test, vi } from 'vitest';
import { createTokenSource } from './session.ts';

const session = (token: string, seconds = 600) => ({
  token,
  expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
});

test('many calls at once fetch one session', async () => {
  const fetchSession = vi.fn(() => Promise.resolve(session('a')));
  const token = createTokenSource(fetchSession);
  expect(await Promise.all([token(), token(), token()])).toEqual(['a', 'a', 'a']);
  expect(await token()).toBe('a');
  expect(fetchSession).toHaveBeenCalledTimes(1);
});

test('a refused session is replaced, and late refusals of the old one do not replace the new one', async () => {
  let count = 0;
  const token = createTokenSource(() => Promise.resolve(session(`t${(count += 1)}`)));
  expect(await token()).toBe('t1');
  expect(await Promise.all([token('t1'), token('t1')])).toEqual(['t2', 't2']);
  expect(await token('t1')).toBe('t2');
});

test('a session about to end is renewed before it is used', async () => {
  let count = 0;
  const token = createTokenSource(() => Promise.resolve(session(`t${(count += 1)}`, count === 1 ? 20 : 600)));
  expect(await token()).toBe('t1');
  expect(await token()).toBe('t2');
});

test('a host that cannot be reached is `offline`, one that gives none is `session_expired`, and the next call asks again', async () => {
  const answers = [new TypeError('Failed to fetch'), new Error('no')];
  const token = createTokenSource(() => {
    const error = answers.shift();
    return error ? Promise.reject(error) : Promise.resolve(session('good'));
  });
  await expect(token()).rejects.toMatchObject({ code: 'offline' });
  await expect(token()).rejects.toMatchObject({ code: 'session_expired' });
  expect(await token()).toBe('good');
});
