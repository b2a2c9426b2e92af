import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandDeclarations, brandScale } from './brand-scale.ts';
import { contrast, formatHex, parseHex, toOklch, toRgb } from './color.ts';
import { chroma, greyStrength, hue, neutral } from './scales.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

function grounds(dark: boolean) {
  const greys = neutral
    .slice(0, 3)
    .map((step) => step[dark ? 1 : 0])
    .map((l) => toRgb({ l, c: chroma(l) * greyStrength, h: hue }));
  return dark ? greys : [...greys, parseHex('#fff')];
}

test('any brand colour gives a scale that can be read, in light and dark', () => {
  fc.assert(
    fc.property(hex, fc.boolean(), (color, dark) => {
      const { steps, onAccent } = brandScale(color)[dark ? 'dark' : 'light'];
      const step = (at: number) => parseHex(steps[at - 1] ?? '');
      const words = parseHex(onAccent);
      expect(steps).toHaveLength(12);
      for (const ground of grounds(dark)) {
        for (const at of [8, 9, 10]) expect(contrast(step(at), ground)).toBeGreaterThanOrEqual(3);
        expect(contrast(step(11), ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(step(12), ground)).toBeGreaterThanOrEqual(7);
      }
      expect(contrast(step(11), step(3))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(words, step(9))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(words, step(10))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 300 },
  );
});

test('a brand colour that can be read stays itself', () => {
  expect(brandScale('#0a66c2').light.steps[8]).toBe('#0a66c2');
  expect(brandScale('#c026d3').light.onAccent).toBe('#ffffff');
});

test('a yellow brand is darkened in light and kept, with black words, in dark', () => {
  const { light, dark } = brandScale('#ffd400');
  expect(light.steps[8]).not.toBe('#ffd400');
  expect(dark.steps[8]).toBe('#ffd400');
  expect(dark.onAccent).toBe('#000000');
});

test('the scale is written for both themes at once', () => {
  const text = brandDeclarations(brandScale('#0a66c2'));
  expect(text).toContain('--portico-accent-9:light-dark(#0a66c2,#');
  expect(text.match(/--portico-accent-\d+:/g)).toHaveLength(12);
  expect(text).toContain('--portico-on-accent:light-dark(#ffffff,');
});

test('OKLCH and back is the same colour', () => {
  fc.assert(
    fc.property(hex, (color) => {
      expect(formatHex(toRgb(toOklch(parseHex(color))))).toBe(color);
    }),
  );
});

test.for(['red', '#12', '#12345g', '', '#1234567'])('"%s" is refused', (text) => {
  expect(() => brandScale(text)).toThrow(RangeError);
});
