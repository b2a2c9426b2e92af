/** The paragraphs that are there. */
export function present(...paragraphs: (string | null)[]): string[] {
  return paragraphs.filter((paragraph): paragraph is string => paragraph !== null && paragraph !== '');
}
