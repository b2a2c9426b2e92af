import { Fault } from '@portico/domain/fault';
import { expect, test } from 'vitest';
import { faultText } from './fault-text.ts';

test.each([
  ['claim.contactEmail', 'email', '“contact email” has a form we cannot read. Check it and send it again.'],
  ['claim.sites.0.city', 'required', '“city” is missing. Fill it in and send it again.'],
  ['noteShared', 'too_long', '“note shared” is too long. Shorten it and send it again.'],
])('bad input names the field, what is wrong and what to do (%s)', (path, key, detail) => {
  expect(faultText(new Fault('bad_input', { fields: [{ path, key }] })).detail).toBe(detail);
});

test('bad input of no one field is said of the whole', () => {
  expect(faultText(new Fault('bad_input', { fields: [{ path: '', key: 'json' }] })).detail).toContain(
    'Check what you typed',
  );
});
