/** One step of a scale, in OKLCH without its hue: lightness and chroma in light, lightness and chroma in dark. */
export type Step = readonly [number, number, number, number];

/** The house hue, a calm blue, in degrees. Neutrals carry a trace of it, so that greys and accent belong together. */
export const hue = 262;

// Steps as in a building: 1-2 grounds, 3-5 things on them (rest, hover, pressed), 6-8 lines (8 bounds a control, 3:1),
// 9-10 solid fills (rest, hover), 11-12 words (quiet, full).
/** The greys. */
export const neutral: readonly Step[] = [
  [0.988, 0.002, 0.172, 0.008], [0.976, 0.003, 0.2, 0.01], [0.96, 0.004, 0.232, 0.012],
  [0.942, 0.005, 0.262, 0.014], [0.922, 0.006, 0.292, 0.015], [0.905, 0.007, 0.315, 0.016],
  [0.86, 0.009, 0.37, 0.018], [0.63, 0.016, 0.56, 0.02], [0.56, 0.018, 0.6, 0.02],
  [0.5, 0.02, 0.66, 0.018], [0.475, 0.022, 0.745, 0.014], [0.235, 0.026, 0.955, 0.004],
];
/** The house accent. */
export const accent: readonly Step[] = [
  [0.99, 0.005, 0.18, 0.02], [0.978, 0.012, 0.21, 0.028], [0.955, 0.024, 0.255, 0.05],
  [0.93, 0.04, 0.29, 0.07], [0.9, 0.055, 0.325, 0.085], [0.86, 0.075, 0.37, 0.095],
  [0.79, 0.1, 0.44, 0.11], [0.62, 0.15, 0.58, 0.15], [0.53, 0.19, 0.57, 0.18],
  [0.475, 0.185, 0.52, 0.18], [0.475, 0.18, 0.78, 0.11], [0.3, 0.1, 0.92, 0.04],
];
/** What means something: name, hue, and how much more chroma than the others it needs to be seen as itself. */
export const tones: readonly (readonly [name: string, hue: number, strength: number])[] = [
  ['success', 152, 1],
  ['warning', 70, 1],
  ['danger', 25, 1.4],
  ['info', 240, 1],
];
