import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '@portico/domain/event';
import { defaultChannelPolicy, defaultPolicyDocument } from '@portico/domain/policies/channel-policy';

/*
 * Deals keep the name of the version they were submitted under, and the built-in one is in no table: its content is this
 * code. When this test fails, somebody changed that content. As long as no release has gone out, put the new hash here.
 * After one, give the built-in version a new name (`defaultDealPolicy.version`) and keep what the old name stood for, so that
 * deals of before are still judged by the numbers they were promised.
 */
test('the built-in version is what it was when deals were submitted under it', () => {
  const hash = createHash('sha256').update(canonicalJson(defaultPolicyDocument)).digest('hex');
  expect([defaultChannelPolicy.version, hash]).toEqual([
    '2026-11',
    '07432dfa73b3c0c8bcfa34e2d5b152842acbf9b46b7121d55fc419852eb14388',
  ]);
});
