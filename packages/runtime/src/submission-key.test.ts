import { Fault, type FaultCode } from '@portico/domain/fault';
import { expect, test } from 'vitest';
import { SubmissionKey } from './submission-key.ts';

/** Sends and tells the key it went under. */
async function send(key: SubmissionKey, input: unknown, fault?: FaultCode): Promise<string> {
  let used = '';
  await key
    .send(input, async (_, options) => {
      used = options.key;
      if (fault) throw new Fault(fault);
    })
    .catch(() => {});
  return used;
}

test.each(['offline', 'unavailable', 'in_flight'] as const)(
  'the same input after a lost answer (%s) goes under the same key',
  async (fault) => {
    const key = new SubmissionKey();
    const first = await send(key, { note: '' }, fault);
    expect(await send(key, { note: '' })).toBe(first);
  },
);

test('a changed input goes under another key, also after a lost answer', async () => {
  const key = new SubmissionKey();
  const first = await send(key, { note: '' }, 'offline');
  expect(await send(key, { note: 'because' })).not.toBe(first);
});

test.each([undefined, 'stale_edit', 'idempotency_key_reused', 'bad_input'] as const)(
  'after a definite answer (%s) the same input is a new act',
  async (fault) => {
    const key = new SubmissionKey();
    const first = await send(key, { note: '' }, fault);
    expect(await send(key, { note: '' })).not.toBe(first);
  },
);

test('a call that was cut short keeps its key', async () => {
  const key = new SubmissionKey();
  let first = '';
  await key
    .send('same', (_, options) => {
      first = options.key;
      return Promise.reject(new DOMException('gone', 'AbortError'));
    })
    .catch(() => {});
  expect(await send(key, 'same')).toBe(first);
});
