import { contrast, formatHex, parseHex, toOklch, toRgb, type Rgb } from './color.ts';
import { accent, chroma, greyStrength, hue, neutral, type Step } from './scales.ts';

/** A brand's accent for one theme. */
export interface BrandTheme {
  /** The twelve steps, `#rrggbb`, in the order of `--portico-accent-1` to `-12`. */
  readonly steps: readonly string[];
  /** Words on the solid steps 9 and 10. */
  readonly onAccent: string;
}

/** A brand's accent in both themes. */
export interface BrandScale {
  readonly light: BrandTheme;
  readonly dark: BrandTheme;
}

const white: Rgb = [1, 1, 1];
const black: Rgb = [0, 0, 0];

/**
 * Makes an accent scale from any brand colour. Lightness follows the house accent, hue and strength the brand's, and the
 * solid is the brand's own colour wherever that can be read.
 *
 * What is promised for every colour, in light and dark, on every ground of the product: words in step 11 have 4.5:1 and
 * in step 12 7:1, also on step 3; the solids 9 and 10 have 3:1 against the ground and 4.5:1 against `onAccent`; the
 * focus ring, step 8, has 3:1.
 *
 * Pure. @param color `#rgb` or `#rrggbb`
 * @throws RangeError when `color` is not written so
 */
export function brandScale(color: string): BrandScale {
  return { light: theme(color, false), dark: theme(color, true) };
}

/** The scale as declarations for a rule on the root: `--portico-accent-1:light-dark(#…,#…);…`. */
export function brandDeclarations({ light, dark }: BrandScale): string {
  const steps = light.steps.map(
    (value, at) => `--portico-accent-${at + 1}:light-dark(${value},${dark.steps[at]});`,
  );
  return `${steps.join('')}--portico-on-accent:light-dark(${light.onAccent},${dark.onAccent});`;
}

function theme(color: string, dark: boolean): BrandTheme {
  const brand = toOklch(parseHex(color));
  const strength = Math.min(1.2, brand.c / 0.19);
  const at = dark ? 1 : 0;
  // Away from the ground: darker in light, lighter in dark.
  const away = dark ? 0.005 : -0.005;
  const paint = (l: number, c: number): Rgb => parseHex(formatHex(toRgb({ l, c, h: brand.h })));
  const house = (step: Step): Rgb => paint(step[at], chroma(step[at]) * strength);

  const quiet = accent.slice(0, 7).map(house);
  const grounds = groundsOf(dark);
  const soft = quiet[2] ?? white;
  // Walks away from the ground until the contrast is there; black and white, the ends of the way, always have it.
  const walk = (from: number, c: number, enough: (shade: Rgb) => boolean): Rgb => {
    for (let l = from; l >= 0 && l <= 1; l += away) if (enough(paint(l, c))) return paint(l, c);
    return dark ? white : black;
  };
  const reach = (index: number, ratio: number): Rgb => {
    const l = accent[index]?.[at] ?? 0.5;
    return walk(l, chroma(l) * strength, (shade) => passes(shade, [...grounds, soft], ratio));
  };

  const solid = walk(brand.l, brand.c, (shade) => passes(shade, grounds, 3));
  const onAccent = contrast(white, solid) >= 4.5 ? white : black;
  // Hover moves where both the words on it and the ground around it can still be told apart; if nowhere, it stays.
  const { l } = toOklch(solid);
  const hover = [l - 0.06, l + 0.06, l - 0.03, l + 0.03]
    .map((shade) => paint(shade, brand.c))
    .find((shade) => contrast(shade, onAccent) >= 4.5 && passes(shade, grounds, 3));
  const steps = [...quiet, reach(7, 3), solid, hover ?? solid, reach(10, 4.5), reach(11, 7)];
  return { steps: steps.map(formatHex), onAccent: formatHex(onAccent) };
}

function passes(shade: Rgb, grounds: readonly Rgb[], ratio: number): boolean {
  return grounds.every((ground) => contrast(shade, ground) >= ratio);
}

/** The grounds that anything coloured by the accent lies on: neutral 1 to 3, and white in light. */
function groundsOf(dark: boolean): Rgb[] {
  const greys = neutral.slice(0, 3).map((step) => {
    const l = step[dark ? 1 : 0];
    return toRgb({ l, c: chroma(l) * greyStrength, h: hue });
  });
  return dark ? greys : [white, ...greys];
}
