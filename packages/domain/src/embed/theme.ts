import * as v from 'valibot';
import { type Refusal, refuse } from '../refusal.ts';
import { Color, contrastOf, mendedColor, wordsOn } from './contrast.ts';

/** The colours of one appearance: words and borders on `ground`, and the accent of buttons and links. */
export const ThemeColors = v.strictObject({ ground: Color, text: Color, border: Color, accent: Color });
export type ThemeColors = v.InferOutput<typeof ThemeColors>;

/** How widgets look on a site. `auto` follows the page; `contrast` is for whoever needs more of it. */
export const Appearance = v.picklist(['auto', 'light', 'dark', 'contrast'], 'appearance');
export type Appearance = v.InferOutput<typeof Appearance>;

/** A font's name as a page has loaded it: letters, digits, spaces and hyphens, so that nothing else can stand in a rule. */
const Font = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('required'),
  v.maxLength(60, 'too_long'),
  v.regex(/^[\p{L}\d][\p{L}\d -]*$/u, 'font'),
);

/** The theme of a site: a few values, never style rules (EM17). */
export const Theme = v.strictObject({
  appearance: Appearance,
  light: ThemeColors,
  dark: ThemeColors,
  /** Corners of fields and buttons, in CSS pixels. */
  radiusPx: v.pipe(v.number(), v.integer('radius'), v.minValue(0, 'radius'), v.maxValue(24, 'radius')),
  /** Null for the page's own. */
  font: v.nullable(Font),
});
export type Theme = v.InferOutput<typeof Theme>;

/** A colour that could not be read and what it became. */
export const MendedColor = v.object({
  /** Where: `light.text`. */
  path: v.string(),
  from: Color,
  to: Color,
  /** What it had against the ground, and what it needs. */
  ratio: v.number(),
  needed: v.number(),
});
export type MendedColor = v.InferOutput<typeof MendedColor>;

/** A theme whose contrasts hold, and what was done for it; or the colour that does not hold. */
export type CheckedTheme =
  | { ok: true; theme: Theme; mended: MendedColor[] }
  | { ok: false; refusal: Refusal };

type Part = 'text' | 'border' | 'accent';

/** WCAG 2.2: 1.4.3 and 1.4.11; for high contrast 1.4.6, and as much for what is no text as 1.4.3 asks of text. */
const needs: Record<'usual' | 'high', Record<Part, number>> = {
  usual: { text: 4.5, border: 3, accent: 3 },
  high: { text: 7, border: 4.5, accent: 4.5 },
};

/**
 * Checks a theme's contrasts against WCAG 2.2 AA, of high contrast against AAA for text (EM17, EM18). Words on the accent
 * are black or white, whichever can be read, so they hold by themselves.
 *
 * @param mends whether a colour that does not hold is moved towards black or white until it does; else it is refused
 */
export function checkTheme(theme: Theme, mends: boolean): CheckedTheme {
  const level = theme.appearance === 'contrast' ? 'high' : 'usual';
  const mended: MendedColor[] = [];
  const parts: { path: string; colors: ThemeColors; part: Part }[] = (['light', 'dark'] as const).flatMap(
    (side) =>
      (['text', 'border', 'accent'] as const).map((part) => ({
        path: `${side}.${part}`,
        colors: theme[side],
        part,
      })),
  );
  const checked: Theme = { ...theme, light: { ...theme.light }, dark: { ...theme.dark } };
  for (const { path, colors, part } of parts) {
    const needed = needs[level][part];
    const [from, ratio] = [colors[part], contrastOf(colors[part], colors.ground)];
    const to = mendedColor(from, colors.ground, needed);
    if (to === from) continue;
    if (to === null) return refuse('EM18', 'ground_too_middling', path.replace(part, 'ground'));
    if (!mends) return refuse('EM18', 'contrast_too_low', path);
    mended.push({ path, from, to, ratio, needed });
    checked[path.startsWith('light') ? 'light' : 'dark'][part] = to;
  }
  return { ok: true, theme: checked, mended };
}

/** The words on an accent: not chosen, but found (EM17). */
export function onAccent(colors: ThemeColors): Color {
  return wordsOn(colors.accent);
}
