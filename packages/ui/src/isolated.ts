/**
 * A name among other words of one text, as `<bdi>` is one in a template: its letters may run from right to left and still
 * move nothing around it. Adds Unicode's FSI and PDI where they do, else nothing.
 */
export function isolated(name: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name;
}
