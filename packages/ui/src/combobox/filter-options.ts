import type { Option } from '../question/option.ts';

/**
 * The options whose label or detail has every word of `text` at the start of one of its words, in their order; all of
 * them for an empty text. Case and accents do not matter: "munch" finds "München".
 */
export function filterOptions(options: readonly Option[], text: string): Option[] {
  const wanted = words(text);
  return options.filter(({ label, detail = '' }) => {
    const has = words(`${label} ${detail}`);
    return wanted.every((want) => has.some((word) => word.startsWith(want)));
  });
}

function words(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
