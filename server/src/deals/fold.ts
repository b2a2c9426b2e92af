/** A text as search compares it: lower case, without accents, single spaces. The same on both engines. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
