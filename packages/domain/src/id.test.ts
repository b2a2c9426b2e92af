import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { idSchema, makeId } from './id.ts';

const randoms = fc.uint8Array({ minLength: 10, maxLength: 10 });
const times = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const uuidOf = (id: string): string => id.slice(id.indexOf('_') + 1);

describe('ids', () => {
  it('are a prefix and a UUIDv7 of RFC 9562: version 7, variant 10, the millisecond in front', () => {
    fc.assert(
      fc.property(times, randoms, (ms, random) => {
        const id = makeId('deal', ms, random);
        const uuid = uuidOf(id);
        expect(id).toBe(`deal_${uuid}`);
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)).toBe(ms);
        expect(v.is(idSchema('deal'), id)).toBe(true);
      }),
    );
  });

  it('carry the example of the RFC: its time, version and variant around the randomness', () => {
    const random = Uint8Array.from([0xcc, 0x30, 0x8c, 0x4d, 0xc0, 0xc0, 0xc3, 0x98, 0xf0, 0x00]);
    expect(makeId('evt', 0x017f22e279b0, random)).toBe('evt_017f22e2-79b0-7cc3-88c4-dc0c0c398f00');
  });

  it('sort by the time they were made', () => {
    fc.assert(
      fc.property(times, times, randoms, randoms, (a, b, one, other) => {
        fc.pre(a !== b);
        expect(makeId('deal', a, one) < makeId('deal', b, other)).toBe(a < b);
      }),
    );
  });

  it('differ whenever 74 of the random bits do', () => {
    const bits = new Set<string>();
    for (let bit = 0; bit < 80; bit += 1) {
      const random = new Uint8Array(10);
      random[Math.floor(bit / 8)] = 1 << (bit % 8);
      bits.add(makeId('deal', 0, random));
    }
    bits.delete(makeId('deal', 0, new Uint8Array(10)));
    expect(bits.size).toBe(74);
  });

  it.each([0, 9, 11, 16])('are refused with %i random bytes', (length) => {
    expect(() => makeId('deal', 0, new Uint8Array(length))).toThrow(RangeError);
  });

  it.each([-1, 0.5, 2 ** 48, Number.NaN, Infinity])('are refused at the impossible time %d', (ms) => {
    expect(() => makeId('deal', ms, new Uint8Array(10))).toThrow(RangeError);
  });

  it.each([
    'site_017f22e2-79b0-7cc3-88c4-dc0c0c398f00',
    '017f22e2-79b0-7cc3-88c4-dc0c0c398f00',
    'deal_017f22e2-79b0-4cc3-88c4-dc0c0c398f00',
    'deal_017f22e2-79b0-7cc3-c8c4-dc0c0c398f00',
    'deal_017F22E2-79B0-7CC3-88C4-DC0C0C398F00',
    'deal_017f22e2-79b0-7cc3-88c4-dc0c0c398f00 ',
    'deal_017f22e2-79b0-7cc3-88c4-dc0c0c398f00\n',
    '',
  ])('of a deal are never like %j', (text) => {
    expect(v.safeParse(idSchema('deal'), text).issues?.[0].message).toBe('id');
  });
});
