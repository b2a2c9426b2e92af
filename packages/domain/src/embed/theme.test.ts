import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { BrandProfile, checkLogo, noBrand } from './brand.ts';
import { contrastOf, mendedColor, wordsOn } from './contrast.ts';
import { checkTheme, onAccent, Theme } from './theme.ts';

const color = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);
const colors = fc.record({ ground: color, text: color, border: color, accent: color });
const theme = fc.record({
  appearance: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
  light: colors,
  dark: colors,
  radiusPx: fc.integer({ min: 0, max: 24 }),
  font: fc.constant(null),
});
const good: Theme = {
  appearance: 'auto',
  light: { ground: '#ffffff', text: '#1c2024', border: '#767676', accent: '#0058a3' },
  dark: { ground: '#111113', text: '#edeef0', border: '#8b8d98', accent: '#70b8ff' },
  radiusPx: 6,
  font: 'Source Sans 3',
};

describe('EM17: contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is what WCAG’s formula gives', (one, other, ratio) => {
    expect(contrastOf(one, other)).toBeCloseTo(ratio, 2);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });

  it('of black or white is enough for text on every colour', () => {
    fc.assert(fc.property(color, (ground) => contrastOf(wordsOn(ground), ground) >= 4.5));
  });

  it('is always mended to what is needed for text, and a colour that has it stays', () => {
    fc.assert(
      fc.property(color, color, (one, ground) => {
        const mended = mendedColor(one, ground, 4.5);
        if (mended === null) throw new Error('black or white has it');
        expect(contrastOf(mended, ground)).toBeGreaterThanOrEqual(4.5);
        if (contrastOf(one, ground) >= 4.5) expect(mended).toBe(one);
        expect(mendedColor(mended, ground, 4.5)).toBe(mended);
      }),
    );
    expect(mendedColor('#808080', '#808080', 20)).toBeNull();
  });
});

describe('EM18: a theme', () => {
  it('that holds is kept as it is', () => {
    expect(checkTheme(good, false)).toEqual({ ok: true, theme: good, mended: [] });
  });

  it('is mended so that everything on it can be read, whatever the colours', () => {
    fc.assert(
      fc.property(theme, (given) => {
        const checked = checkTheme(given, true);
        if (!checked.ok) throw new Error(checked.refusal.key);
        for (const side of [checked.theme.light, checked.theme.dark]) {
          expect(contrastOf(side.text, side.ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrastOf(side.border, side.ground)).toBeGreaterThanOrEqual(3);
          expect(contrastOf(side.accent, side.ground)).toBeGreaterThanOrEqual(3);
          expect(contrastOf(onAccent(side), side.accent)).toBeGreaterThanOrEqual(4.5);
        }
        expect(checkTheme(checked.theme, false)).toEqual({ ok: true, theme: checked.theme, mended: [] });
      }),
    );
  });

  it('is refused with the colour that does not hold when nothing may be mended', () => {
    const pale = { ...good, dark: { ...good.dark, text: '#333333' } };
    expect(checkTheme(pale, false)).toEqual({
      ok: false,
      refusal: { rule: 'EM18', key: 'contrast_too_low', field: 'dark.text' },
    });
    expect(checkTheme(pale, true)).toMatchObject({
      ok: true,
      mended: [{ path: 'dark.text', from: '#333333', needed: 4.5 }],
    });
  });

  it('of high contrast needs 7:1, and is refused on a ground where nothing has that', () => {
    const high = { ...good, appearance: 'contrast' as const };
    expect(checkTheme(high, false)).toMatchObject({ ok: true });
    const grey = { ...high, light: { ...good.light, ground: '#808080' } };
    expect(checkTheme(grey, true)).toEqual({
      ok: false,
      refusal: { rule: 'EM18', key: 'ground_too_middling', field: 'light.ground' },
    });
  });

  it('holds values and never rules of style', () => {
    for (const font of ['x;}', 'a"b', 'url(x)', '']) expect(v.is(Theme, { ...good, font })).toBe(false);
    for (const accent of ['red', '#fff', 'var(--x)', '#12345g'])
      expect(v.is(Theme, { ...good, light: { ...good.light, accent } })).toBe(false);
    expect(v.is(Theme, { ...good, css: 'x' })).toBe(false);
  });
});

describe('EM19: a brand', () => {
  it('has a picture as its logo, and a small one', () => {
    expect(checkLogo({ type: 'image/png', bytes: 200_000 })).toEqual({ ok: true });
    expect(checkLogo({ type: 'image/png', bytes: 200_001 })).toMatchObject({
      refusal: { key: 'logo_too_large' },
    });
    for (const type of ['application/pdf', 'text/plain', 'image/svg+xml'])
      expect(checkLogo({ type, bytes: 1 })).toMatchObject({ refusal: { key: 'logo_kind' } });
  });

  it('leads visitors to https alone', () => {
    const at = (web: string) => v.is(BrandProfile, { ...noBrand, contact: { ...noBrand.contact, web } });
    expect(at('https://partner.example/contact')).toBe(true);
    for (const web of ['http://partner.example', 'javascript:alert(1)', 'https://x" onclick="y'])
      expect(at(web)).toBe(false);
  });
});
