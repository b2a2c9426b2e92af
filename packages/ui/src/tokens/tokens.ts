import { css, unsafeCSS, type CSSResult } from 'lit';
import { accent, chroma, greyStrength, hue, neutral, tones, type Step } from './scales.ts';

const color = (l: number, h: number, strength: number): string =>
  `oklch(${l} ${+(chroma(l) * strength).toFixed(3)} ${h})`;

const paint = (light: number, dark: number, [h, strength]: readonly [number, number] = [hue, 1]): string =>
  `light-dark(${color(light, h, strength)},${color(dark, h, strength)})`;

const steps = (name: string, scale: readonly Step[], strength: number): string =>
  scale
    .map(([light, dark], at) => `--portico-${name}-${at + 1}:${paint(light, dark, [hue, strength])};`)
    .join('');

// A tone has three voices: its solid, the ground it lies on, its words.
const toned = (solid: Step, words: Step): string =>
  tones
    .map(
      ([name, ...voice]) =>
        `--portico-${name}:${paint(...solid, voice)};--portico-${name}-soft:${paint(0.965, 0.25, voice)};--portico-${name}-text:${paint(...words, voice)};`,
    )
    .join('');

const semantic = `
--portico-surface:var(--portico-neutral-1);
--portico-surface-raised:light-dark(#fff,var(--portico-neutral-2));
--portico-surface-sunken:light-dark(var(--portico-neutral-2),oklch(.14 .008 ${hue}));
--portico-surface-hover:var(--portico-neutral-3);
--portico-surface-float:light-dark(#fff,var(--portico-neutral-3));
--portico-border:var(--portico-neutral-6);
--portico-border-strong:var(--portico-neutral-8);
--portico-border-button:var(--portico-neutral-7);
--portico-text:var(--portico-neutral-12);
--portico-text-muted:var(--portico-neutral-11);
--portico-accent:var(--portico-accent-9);
--portico-accent-hover:var(--portico-accent-10);
--portico-accent-soft:var(--portico-accent-3);
--portico-accent-text:var(--portico-accent-11);
--portico-on-accent:#fff;
--portico-focus:var(--portico-accent-8);
--portico-shadow:0 0 0 1px light-dark(oklch(.2 .03 ${hue}/.06),oklch(1 0 0/.08)),0 8px 24px -4px oklch(.15 .03 ${hue}/.18);
--portico-backdrop:oklch(.15 .02 ${hue}/.45);`;

const measures = `
--portico-font:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;
--portico-text-size:16px;--portico-text-size-small:14px;--portico-text-size-title:20px;
--portico-control:40px;
--portico-space-1:4px;--portico-space-2:8px;--portico-space-3:12px;--portico-space-4:16px;
--portico-space-5:24px;--portico-space-6:32px;--portico-space-7:48px;--portico-space-8:64px;
--portico-radius:6px;--portico-radius-card:10px;
--portico-motion:.15s ease-out;`;

const compact =
  '--portico-text-size:14px;--portico-text-size-small:13px;--portico-text-size-title:16px;--portico-control:34px;';

// More contrast: words and controls' lines in black and white, every other line nearly so, grounds without tint.
const bare = (names: string, value: string): string =>
  names.replace(/\S+/g, (name) => `--portico-${name}:${value};`);
const contrast =
  bare('surface surface-raised surface-sunken surface-float on-accent', 'light-dark(#fff,#000)') +
  bare('border-strong border-button text focus', 'light-dark(#000,#fff)') +
  bare('border', paint(0.5, 0.7)) +
  bare('text-muted accent-hover', paint(0.3, 0.92)) +
  bare('accent accent-text', paint(0.38, 0.86)) +
  toned([0.4, 0.85], [0.3, 0.93]);

// The system paints grounds, words and lines itself; only what opts out of that is given its colours here.
const forced =
  bare('surface-raised accent-soft', 'Canvas') +
  bare('border-strong neutral-8 success warning danger info', 'CanvasText') +
  bare('accent accent-hover focus', 'Highlight') +
  bare('on-accent', 'HighlightText');

/**
 * The design tokens: every colour, size and time of the product, as custom properties `--portico-…`.
 *
 * One sheet for both kinds of root. In the shell's document it styles `:root` (`document.adoptedStyleSheets`, see
 * `adoptTokens`); in the shadow root of the portal or of a widget on a foreign page it styles `:host`. Elements below
 * inherit, so only roots carry it.
 *
 * Attributes of the root:
 * - `theme="light | dark"` decides; without it, or with `auto`, a shadow host takes the page's `color-scheme` (a light
 *   page keeps light widgets whatever the system says) and the document takes the system's.
 * - `contrast="more"` chooses the high-contrast set; `prefers-contrast: more` does so by itself. Forced colours of the
 *   system always win.
 * - `density="compact"` is the portal's 14 px body and 34 px controls; the document has it by default, widgets have
 *   16 px and 40 px. On touch a control is 44 px in both.
 *
 * A brand replaces `--portico-accent-1` to `-12` and `--portico-on-accent` (see `brandScale`).
 *
 * @cssproperty --portico-neutral-1 … -12 and --portico-accent-1 … -12: scales, light and dark in one value
 * @cssproperty --portico-{success,warning,danger,info}: solid; with -soft its ground, with -text words on that ground
 */
export const tokens: CSSResult = css`
  ${unsafeCSS(`:root,:host{${steps('neutral', neutral, greyStrength)}${steps('accent', accent, 1)}${toned([0.55, 0.7], [0.45, 0.84])}${semantic}${measures}}
:root{color-scheme:light dark}
:root,:host([density=compact]){${compact}}
:root[theme=light],:host([theme=light]){color-scheme:light}
:root[theme=dark],:host([theme=dark]){color-scheme:dark}
@media(pointer:coarse){:root,:host,:host([density=compact]){--portico-control:44px}}
@media(prefers-reduced-motion:reduce){:root,:host{--portico-motion:0s}}
@media(prefers-contrast:more){:root,:host{${contrast}}}
:root[contrast=more],:host([contrast=more]){${contrast}}
:host::before,:host::after{content:none!important}
@media(forced-colors:active){:root,:host{${forced}}}`)}
`;

/** Gives a whole document the tokens; calling it again changes nothing. For the shell and Storybook, not for guests on foreign pages. */
export function adoptTokens(document: Document): void {
  const sheet = tokens.styleSheet;
  if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}
