/** One step of a scale: its lightness in light and in dark, 0 to 1, in OKLCH. */
export type Step = readonly [light: number, dark: number];

/** The house hue, a calm blue, in degrees. Neutrals carry a trace of it, so that greys and accent belong together. */
export const hue = 262;

// Steps as in a building: 1-2 grounds, 3-5 things on them (rest, hover, pressed), 6-8 lines (8 bounds a control, 3:1),
// 9-10 solid fills (rest, hover), 11-12 words (quiet, full).

/** The greys. */
export const neutral: readonly Step[] = [
  [0.988, 0.172],
  [0.976, 0.2],
  [0.96, 0.232],
  [0.942, 0.262],
  [0.922, 0.292],
  [0.905, 0.315],
  [0.86, 0.37],
  [0.63, 0.56],
  [0.56, 0.6],
  [0.5, 0.66],
  [0.475, 0.745],
  [0.235, 0.955],
];

/** The house accent. */
export const accent: readonly Step[] = [
  [0.99, 0.18],
  [0.978, 0.21],
  [0.955, 0.255],
  [0.93, 0.29],
  [0.9, 0.325],
  [0.86, 0.37],
  [0.79, 0.44],
  [0.62, 0.58],
  [0.53, 0.57],
  [0.475, 0.52],
  [0.475, 0.78],
  [0.3, 0.92],
];

/** What means something: name, hue, and its share of the accent's chroma; red needs more than others to be red. */
export const tones: readonly (readonly [name: string, hue: number, strength: number])[] = [
  ['success', 152, 0.75],
  ['warning', 70, 0.75],
  ['danger', 25, 1],
  ['info', 240, 0.75],
];

/** The accent's chroma at a lightness: the further from black and white, the more colour a step can hold. Greys have a fifth. */
export function chroma(lightness: number): number {
  return Math.min(0.19, (lightness - 0.12) / 2, (1 - lightness) / 2);
}

/** The share of the accent's chroma that greys have. */
export const greyStrength = 0.2;
