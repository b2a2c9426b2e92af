import { expect, test } from 'vitest';
import { readToFrame } from './heard.ts';

test('what is no message of ours is not heard', () => {
  for (const data of [null, undefined, 'look', 7, [], {}, { type: 'evil' }, { type: ['look'] }])
    expect(readToFrame(data)).toBeNull();
});

test('orders are heard without anything that is beside them', () => {
  for (const type of ['focus', 'retry', 'renew'] as const)
    expect(readToFrame({ type, more: 1 })).toEqual({ type });
});

test('a look brings texts alone, and no attribute that runs something or is not handed on', () => {
  const attributes = {
    review: 'approved',
    'deal-id': 'deal_1',
    onclick: 'alert(1)',
    style: 'color:red',
    'data-x': '1',
    phase: 'ready',
    'a b': '1',
    columns: ['a'],
  };
  const properties = { 'accent-9': 'red', 'x;y': 'red', text: 7 };
  expect(readToFrame({ type: 'look', attributes, properties, scheme: {} })).toEqual({
    type: 'look',
    attributes: { review: 'approved', 'deal-id': 'deal_1' },
    properties: { 'accent-9': 'red' },
    scheme: 'normal',
  });
  const nothing = { type: 'look', attributes: {}, properties: {}, scheme: 'normal' };
  expect(readToFrame({ type: 'look', attributes: null })).toEqual(nothing);
});

test('a session is a token and its end, and what else says why there is none', () => {
  const session = { token: 'es_1', expiresAt: '2026-01-01T00:00:00.000Z' };
  const answered = { status: 401, redirected: false, isKeyRefused: true };
  expect(readToFrame({ type: 'session', session: { ...session, more: 1 } })).toEqual({
    type: 'session',
    session,
  });
  expect(readToFrame({ type: 'session', session: { token: 7 }, samples: 'yes' })).toEqual({
    type: 'session',
  });
  expect(readToFrame({ type: 'session', fault: { code: 'offline' }, samples: true, answered })).toEqual({
    type: 'session',
    fault: { code: 'offline' },
    samples: true,
    answered,
  });
});

test('properties are values by name', () => {
  expect(readToFrame({ type: 'properties', values: { search: 'x' } })).toEqual({
    type: 'properties',
    values: { search: 'x' },
  });
  expect(readToFrame({ type: 'properties', values: 'x' })).toEqual({ type: 'properties', values: {} });
});
