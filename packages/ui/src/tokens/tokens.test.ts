import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { brandDeclarations, brandScale } from './brand-scale.ts';
import { contrast, type Rgb } from './color.ts';
import { adoptTokens, tokens } from './tokens.ts';

const grounds = [
  'surface',
  'surface-raised',
  'surface-sunken',
  'surface-hover',
  'surface-float',
  'accent-soft',
];
const tones = ['success', 'warning', 'danger', 'info'];

/** Every pair of words and ground that the elements draw. */
const words: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => [
    ['text', ground] as const,
    ['text-muted', ground] as const,
    ['accent-text', ground] as const,
  ]),
  ['text-muted', 'neutral-3'],
  ['text', 'neutral-4'],
  ['text', 'neutral-6'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ...tones.flatMap((tone) => [
    [`${tone}-text`, `${tone}-soft`] as const,
    ['text', `${tone}-soft`] as const,
    [`${tone}-text`, 'surface'] as const,
    [`${tone}-text`, 'surface-raised'] as const,
    [`${tone}-text`, 'surface-float'] as const,
  ]),
];

/** Every pair of a control's bound, a dot or a ring and its ground. */
const shapes: readonly (readonly [string, string])[] = [
  ...['surface', 'surface-raised', 'surface-float'].flatMap((ground) =>
    ['border-strong', 'focus', 'accent', ...tones].map((shape) => [shape, ground] as const),
  ),
  ...tones.map((tone) => [tone, `${tone}-soft`] as const),
  ['focus', 'accent-soft'],
  ['focus', 'surface-hover'],
];

let host: HTMLElement;
let probe: HTMLElement;
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

beforeEach(() => {
  host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  if (tokens.styleSheet) root.adoptedStyleSheets = [tokens.styleSheet];
  probe = document.createElement('p');
  root.append(probe);
  document.body.append(host);
});
afterEach(() => host.remove());

/** A token as the browser paints it. */
function painted(name: string): Rgb {
  probe.style.color = `var(--portico-${name})`;
  if (!canvas) throw new Error('no canvas');
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [r / 255, g / 255, b / 255];
}

function tooFaint(): string[] {
  const check = (pairs: typeof words, least: number) =>
    pairs
      .map(([front, back]) => ({
        pair: `${front} on ${back}`,
        ratio: contrast(painted(front), painted(back)),
      }))
      .filter(({ ratio }) => ratio < least)
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)} < ${least}`);
  return [...check(words, 4.5), ...check(shapes, 3)];
}

const themes = [
  ['light', ''],
  ['dark', ''],
  ['light', 'more'],
  ['dark', 'more'],
] as const;

test.for(themes)('words have 4.5:1 and shapes 3:1 in %s %s', ([theme, contrastName]) => {
  host.setAttribute('theme', theme);
  if (contrastName) host.setAttribute('contrast', contrastName);
  expect(tooFaint()).toEqual([]);
});

test.for(themes)('a brand keeps those contrasts in %s %s', ([theme, contrastName]) => {
  host.setAttribute('theme', theme);
  if (contrastName) host.setAttribute('contrast', contrastName);
  for (const color of ['#ffd400', '#000', '#fff', '#e4002b', '#00b140', '#7f7f7f']) {
    const brand = new CSSStyleSheet();
    brand.replaceSync(`:host{${brandDeclarations(brandScale(color))}}`);
    if (host.shadowRoot && tokens.styleSheet) host.shadowRoot.adoptedStyleSheets = [tokens.styleSheet, brand];
    expect(tooFaint(), color).toEqual([]);
  }
});

test('high contrast raises every muted word to 7:1', () => {
  for (const theme of ['light', 'dark']) {
    host.setAttribute('theme', theme);
    host.setAttribute('contrast', 'more');
    expect(contrast(painted('text-muted'), painted('surface'))).toBeGreaterThanOrEqual(7);
  }
});

test('a system that asks for more contrast gets it without an attribute', async () => {
  host.setAttribute('theme', 'light');
  expect(contrast(painted('text'), painted('surface'))).toBeLessThan(21);
  const session = cdp() as { send(method: string, params: object): Promise<unknown> };
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-contrast', value: 'more' }],
  });
  const asked = contrast(painted('text'), painted('surface'));
  await session.send('Emulation.setEmulatedMedia', { features: [] });
  expect(asked).toBe(21);
});

test('a widget keeps to its page: light on a light page, dark where the page is dark or the theme says so', () => {
  const light = painted('surface');
  expect(light[0]).toBeGreaterThan(0.9);
  document.documentElement.style.colorScheme = 'dark';
  expect(painted('surface')[0]).toBeLessThan(0.2);
  host.setAttribute('theme', 'light');
  expect(painted('surface')).toEqual(light);
  document.documentElement.style.colorScheme = '';
});

test('a document takes the tokens once', () => {
  const other = document.implementation.createHTMLDocument();
  expect(() => adoptTokens(other)).toThrow();
  const before = document.adoptedStyleSheets.length;
  adoptTokens(document);
  adoptTokens(document);
  expect(document.adoptedStyleSheets.length).toBe(before + 1);
  document.adoptedStyleSheets.pop();
});
