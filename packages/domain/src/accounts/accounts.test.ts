import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { AccountDetails, BuyingMode, isInUse } from './account.ts';
import { nameKey, numberKey, readDomain, readNumber } from './facts.ts';
import { FAMILY_LEVELS_MAX, ultimateParent, whyNotThere } from './family.ts';
import { parentAfterMerge, whatMoves, whyNotMerge, whyNotUnmerge } from './merge.ts';

const someone = { legalName: 'Müller Maschinenbau GmbH', country: 'DE' };

describe('an account', () => {
  it('AC1: needs a legal name and a country, and nothing else', () => {
    expect(v.parse(AccountDetails, someone)).toMatchObject({ ...someone, domains: [], parentId: null });
    for (const wrong of [
      {},
      { ...someone, legalName: ' ' },
      { ...someone, country: 'Germany' },
      { country: 'DE' },
    ])
      expect(v.safeParse(AccountDetails, wrong).success).toBe(false);
  });

  it.each([
    ['https://www.Acme.co.uk/shop?x', 'acme.co.uk'],
    ['jo@sales.acme.com', 'acme.com'],
    ['acme.com.', 'acme.com'],
    ['bücher.example.de', 'example.de'],
    ['bücher.de', 'xn--bcher-kva.de'],
    ['xn--bcher-kva.de', 'xn--bcher-kva.de'],
  ])('AC2: %s is kept as %s', (text, domain) => expect(readDomain(text)).toEqual({ ok: true, domain }));

  it.each([
    ['jo@gmail.com', 'free_mail'],
    ['web.de', 'free_mail'],
    ['co.uk', 'domain'],
    ['', 'domain'],
    ['not a domain', 'domain'],
    ['10.0.0.1', 'domain'],
  ])('AC2: %s is nobody’s domain', (text, key) => {
    expect(readDomain(text)).toMatchObject({ ok: false, refusal: { rule: 'AC2', key } });
  });

  it('AC2: what was read once reads the same again', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const once = readDomain(domain);
        if (once.ok) expect(readDomain(once.domain)).toEqual(once);
      }),
    );
  });

  it.each([
    ['reg_no', 'DE', 'HRB 00123-456', 'HRB00123456'],
    ['reg_no', 'GB', '00445790', '445790'],
    ['vat', 'DE', 'DE 123.456.789', '123456789'],
    ['vat', 'GR', 'EL094014201', '94014201'],
    ['vat', 'FR', 'DE123456789', 'DE123456789'],
    ['duns', 'US', '00-123-4567', '001234567'],
    ['duns', 'US', '1234567', '001234567'],
  ] as const)('AC4: %s of %s %s is kept as %s', (kind, country, text, value) => {
    expect(readNumber(kind, country, text)).toBe(value);
    expect(readNumber(kind, country, value)).toBe(value);
  });

  it('AC4: what says nothing is no number', () => {
    for (const text of ['', '-', 'n/a', '123', 'ABCDE']) expect(readNumber('reg_no', 'DE', text)).toBe(null);
    for (const text of ['000000000', '1234567890', 'x']) expect(readNumber('duns', 'US', text)).toBe(null);
  });

  it('AC4: only a D-U-N-S number is one in the whole world', () => {
    const key = (kind: 'reg_no' | 'duns', country: string) =>
      numberKey({ kind, country, value: '123456789' });
    expect(key('reg_no', 'DE')).not.toBe(key('reg_no', 'AT'));
    expect(key('duns', 'DE')).toBe(key('duns', 'AT'));
  });

  it('AC7: buys in one of three ways', () => {
    expect(BuyingMode.options).toEqual(['central', 'by_site', 'mixed']);
    expect(v.safeParse(AccountDetails, { ...someone, buyingMode: 'anyhow' }).success).toBe(false);
  });

  it('is known by its name however that is written', () => {
    expect(nameKey('MÜLLER  Maschinenbau, GmbH')).toBe(nameKey('Müller Maschinenbau GmbH'));
    expect(nameKey('!!')).toBe('!!');
  });
});

/** Parents by account; accounts are numbers. */
type Forest = Map<string, string>;

function ancestorsIn(parents: Forest, of: string): string[] {
  const chain: string[] = [];
  for (let at = parents.get(of); at !== undefined && chain.length <= 99; at = parents.get(at)) chain.push(at);
  return chain;
}

function levelsBelow(parents: Forest, of: string): number {
  const children = [...parents].filter(([, parent]) => parent === of).map(([child]) => child);
  return children.length === 0 ? 0 : 1 + Math.max(...children.map((child) => levelsBelow(parents, child)));
}

const names = Array.from({ length: 40 }, (_, n) => `acc_${n}`);
const anyone = fc.constantFrom(...names);

/** Moves accounts under parents one after the other, each only as the rules allow. */
function grow(moves: readonly (readonly [string, string])[]): Forest {
  const parents: Forest = new Map();
  for (const [accountId, parent] of moves) {
    const ancestors = [parent, ...ancestorsIn(parents, parent)];
    if (whyNotThere({ accountId, ancestors, levelsBelow: levelsBelow(parents, accountId) }) === null)
      parents.set(accountId, parent);
  }
  return parents;
}
const forests = fc.array(fc.tuple(anyone, anyone), { maxLength: 120 }).map(grow);

describe('a family', () => {
  it('AC5: never comes back to where it began and never grows too deep, whatever is tried', () => {
    fc.assert(
      fc.property(forests, (parents) => {
        for (const name of names) {
          const chain = ancestorsIn(parents, name);
          expect(chain).not.toContain(name);
          expect(chain.length).toBeLessThan(FAMILY_LEVELS_MAX);
        }
      }),
    );
  });

  it('AC5: says which of the two it was', () => {
    expect(whyNotThere({ accountId: 'a', ancestors: ['b', 'a'], levelsBelow: 0 })?.key).toBe('parent_cycle');
    const ancestors = names.slice(0, FAMILY_LEVELS_MAX - 1);
    expect(whyNotThere({ accountId: 'a', ancestors, levelsBelow: 0 })).toBe(null);
    expect(whyNotThere({ accountId: 'a', ancestors, levelsBelow: 1 })?.key).toBe('parent_depth');
  });

  it('AC6: has one top, the same for all in it', () => {
    fc.assert(
      fc.property(forests, (parents) => {
        for (const [child, parent] of parents) {
          const top = ultimateParent(ancestorsIn(parents, parent)) ?? parent;
          expect(ultimateParent(ancestorsIn(parents, child))).toBe(top);
          expect(parents.has(top)).toBe(false);
        }
      }),
    );
    expect(ultimateParent([])).toBe(null);
  });
});

describe('a merge', () => {
  const live = (id: string) => ({ id, archivedAt: null, mergedIntoId: null });

  it('AC8: takes two different accounts in use', () => {
    expect(whyNotMerge(live('a'), live('b'))).toBe(null);
    expect(whyNotMerge(live('a'), live('a'))?.key).toBe('merge_self');
    expect(whyNotMerge(live('a'), { ...live('b'), mergedIntoId: 'c' })?.key).toBe('merge_not_in_use');
    expect(whyNotMerge({ ...live('a'), archivedAt: '2026-11-01T00:00:00.000Z' }, live('b'))?.rule).toBe(
      'AC8',
    );
  });

  it('AC8: moves what the survivor lacks and loses nothing', () => {
    const things = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(things, things, (mine, theirs) => {
        const of = (keys: string[]) => keys.map((key) => ({ key }));
        const moved = whatMoves(of(mine), of(theirs)).map(({ key }) => key);
        expect(new Set([...mine, ...moved])).toEqual(new Set([...mine, ...theirs]));
        expect(mine.filter((key) => moved.includes(key))).toEqual([]);
      }),
    );
  });

  it('AC5, AC8: makes no circle of parents, whoever stood above whom', () => {
    fc.assert(
      fc.property(forests, anyone, anyone, (before, survivor, merged) => {
        if (survivor === merged) return;
        const parents: Forest = new Map(before);
        const place = (id: string) => ({ id, ancestors: ancestorsIn(before, id) });
        const parent = parentAfterMerge(place(survivor), place(merged));
        for (const [child, its] of before)
          if (its === merged && child !== survivor) parents.set(child, survivor);
        parents.delete(merged);
        if (parent === null) parents.delete(survivor);
        else parents.set(survivor, parent);
        for (const name of names) {
          const chain = ancestorsIn(parents, name);
          expect(chain).not.toContain(name);
          expect(chain).not.toContain(merged);
        }
      }),
    );
  });

  it('AC9: is undone once, and the outer one first', () => {
    expect(whyNotUnmerge({ undoneAt: null }, { mergedIntoId: null })).toBe(null);
    expect(whyNotUnmerge({ undoneAt: '2026-11-01T00:00:00.000Z' }, { mergedIntoId: null })?.key).toBe(
      'unmerge_done',
    );
    expect(whyNotUnmerge({ undoneAt: null }, { mergedIntoId: 'c' })?.key).toBe('unmerge_outer_first');
  });

  it('AC10: leaves an account out of use, as archiving does', () => {
    expect(isInUse(live('a'))).toBe(true);
    expect(isInUse({ ...live('a'), mergedIntoId: 'b' })).toBe(false);
    expect(isInUse({ ...live('a'), archivedAt: '2026-11-01T00:00:00.000Z' })).toBe(false);
  });
});
