import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, chainText, EventName, GENESIS_HASH, type RecordedEvent } from './event.ts';

const json = fc.jsonValue({ maxDepth: 4 });

/** The same value with the keys of every object in the opposite order of insertion. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

describe('canonical JSON', () => {
  it('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('reads back as the value it was made of, so that no two values share a text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('writes the sample of RFC 8785, section 3.2.2, as the RFC does', () => {
    const sample = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by UTF-16 code units, the example of RFC 8785, section 3.2.3', () => {
    const keys = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö'];
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, key])));
    const sorted = ['\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33'];
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:${JSON.stringify(key)}`).join(',')}}`);
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [1e21, '1e+21'],
    [123456789012345680000, '123456789012345680000'],
    [5e-324, '5e-324'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['\u2028', '"\u2028"'],
    ['\ud800', '"\\ud800"'],
    [undefined, 'null'],
    [[undefined, 1], '[null,1]'],
    [{ b: undefined, a: [] }, '{"a":[]}'],
    [{ z: {}, a: { y: 1, x: 2 } }, '{"a":{"x":2,"y":1},"z":{}}'],
  ])('of %j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    Number.NaN,
    Infinity,
    -Infinity,
    Symbol('a'),
    () => 1,
    10n,
    { deep: [Number.NaN] },
    { key: Symbol.iterator },
  ])('is refused for what JSON cannot say: %o', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

const event: RecordedEvent = {
  id: 'evt_1',
  position: 7,
  seq: 3,
  at: '2026-11-21T09:30:00.000Z',
  name: 'deal.submitted',
  aggregate: { type: 'deal', id: 'deal_1' },
  orgId: 'org_1',
  ownerId: 'user_1',
  actorId: 'user_2',
  visibility: 'both',
  payload: { number: 'D-2026-000001', amount: 5, urgent: false, note: null },
};

describe('the chain', () => {
  const changed: [string, RecordedEvent][] = [
    ['id', { ...event, id: 'evt_2' }],
    ['position', { ...event, position: 8 }],
    ['seq', { ...event, seq: 4 }],
    ['at', { ...event, at: '2026-11-21T09:30:00.001Z' }],
    ['name', { ...event, name: 'deal.taken' }],
    ['aggregate type', { ...event, aggregate: { type: 'site', id: 'deal_1' } }],
    ['aggregate id', { ...event, aggregate: { type: 'deal', id: 'deal_2' } }],
    ['orgId', { ...event, orgId: null }],
    ['ownerId', { ...event, ownerId: null }],
    ['actorId', { ...event, actorId: 'null' }],
    ['visibility', { ...event, visibility: 'internal' }],
    ['payload value', { ...event, payload: { ...event.payload, amount: 6 } }],
    ['payload type', { ...event, payload: { ...event.payload, amount: '5' } }],
    ['payload key', { ...event, payload: { ...event.payload, more: null } }],
  ];

  it('has a case for every field of an event', () => {
    const covered = changed.map(([field]) => field.split(' ')[0]);
    expect([...new Set(covered)]).toEqual(Object.keys(event));
  });

  it.each(changed)('hashes another text when only %s changes', (_, other) => {
    expect(chainText(GENESIS_HASH, other)).not.toBe(chainText(GENESIS_HASH, event));
  });

  it('hashes another text after another event', () => {
    expect(chainText('1'.repeat(64), event)).not.toBe(chainText(GENESIS_HASH, event));
    expect(GENESIS_HASH).toMatch(/^0{64}$/);
  });

  it('hashes the previous hash, a line feed and the event, and nothing that a row carries besides', () => {
    const row = { ...turnedEvent(), hash: 'x', previousHash: 'y' };
    expect(chainText(GENESIS_HASH, row)).toBe(`${GENESIS_HASH}\n${canonicalJson(event)}`);
  });

  it('names events in the past tense of their aggregate, each once', () => {
    for (const name of EventName.options) expect(name).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(new Set(EventName.options).size).toBe(EventName.options.length);
  });
});

function turnedEvent(): RecordedEvent {
  return Object.fromEntries(Object.entries(event).toReversed()) as unknown as RecordedEvent;
}
