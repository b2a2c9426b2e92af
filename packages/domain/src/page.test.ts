import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PAGE_LIMIT_MAX, PageRequest, pageOf } from './page.ts';

const keyOf = (input: unknown) => v.safeParse(PageRequest, input).issues?.[0].message;

describe('pages', () => {
  it('hold 50 rows when nobody says how many', () => {
    expect(v.parse(PageRequest, {})).toEqual({ limit: 50 });
  });

  it.each([1, PAGE_LIMIT_MAX])('may hold %i rows', (limit) => {
    expect(v.parse(PageRequest, { limit, cursor: 'c' })).toEqual({ limit, cursor: 'c' });
  });

  it.each([0, -1, 1.5, PAGE_LIMIT_MAX + 1, Number.NaN, '10', null])('never hold %j rows', (limit) => {
    expect(keyOf({ limit })).toBe('limit');
  });

  it('go on from a cursor of at most 400 characters', () => {
    expect(v.is(PageRequest, { cursor: 'x'.repeat(400) })).toBe(true);
    expect(keyOf({ cursor: 'x'.repeat(401) })).toBe('cursor');
    expect(keyOf({ cursor: 5 })).toBe('cursor');
  });

  it('are asked for in no other words', () => {
    expect(v.is(PageRequest, { offset: 10 })).toBe(false);
  });

  it('carry only rows of their kind, and where to go on', () => {
    const Names = pageOf(v.object({ name: v.string() }));
    const page = { rows: [{ name: 'a' }], next: 'c' };
    expect(v.parse(Names, page)).toEqual(page);
    expect(v.parse(Names, { rows: [{ name: 'a', secret: 's' }], next: null })).toEqual({
      rows: [{ name: 'a' }],
      next: null,
    });
    expect(v.is(Names, { rows: [{ name: 5 }], next: null })).toBe(false);
    expect(v.is(Names, { rows: [] })).toBe(false);
  });
});
