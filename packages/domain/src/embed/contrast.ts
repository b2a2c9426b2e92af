import * as v from 'valibot';

/** A colour as `#rrggbb`, in lower case. */
export const Color = v.pipe(v.string(), v.toLowerCase(), v.regex(/^#[0-9a-f]{6}$/, 'color'));
export type Color = v.InferOutput<typeof Color>;

type Channels = readonly [number, number, number];

/**
 * The contrast of two colours, 1 to 21, in either order.
 *
 * Relative luminance and ratio as in WCAG 2.2, "Key Terms" (w3.org/TR/WCAG22/#dfn-contrast-ratio,
 * #dfn-relative-luminance), with the sRGB threshold 0.04045 of its errata; 0.03928 there differs for no 8-bit colour.
 */
export function contrastOf(one: Color, other: Color): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Black or white, whichever can be read better on `ground`; at least 4.58:1 on every colour there is. */
export function wordsOn(ground: Color): Color {
  return contrastOf('#ffffff', ground) >= contrastOf('#000000', ground) ? '#ffffff' : '#000000';
}

/**
 * The colour nearest to `color`, on its way to black or white, that has at least `needed` against `ground`; `color` itself
 * when it has. Null when neither end is enough.
 *
 * The nearer end of the two that suffices is taken, so that a colour stays as much itself as it can.
 */
export function mendedColor(color: Color, ground: Color, needed: number): Color | null {
  if (contrastOf(color, ground) >= needed) return color;
  const from = channelsOf(color);
  // In steps of one in 255 no shade between is left out, and the first that suffices is the nearest.
  for (let step = 1; step <= 255; step += 1) {
    const shades = [towards(from, 0, step / 255), towards(from, 255, step / 255)];
    const found = shades.find((shade) => contrastOf(shade, ground) >= needed);
    if (found !== undefined) return found;
  }
  return null;
}

function towards(from: Channels, end: number, share: number): Color {
  const mixed = from.map((value) => Math.round(value + (end - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channelsOf(color: Color): Channels {
  const at = (place: number): number => Number.parseInt(color.slice(place, place + 2), 16);
  return [at(1), at(3), at(5)];
}

function luminanceOf(color: Color): number {
  const [red, green, blue] = channelsOf(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
