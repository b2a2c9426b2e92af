import type { CheckedTheme } from '@portico/domain/embed/theme';
import { msg, str } from '@portico/ui/msg';

/** What a colour of a theme is called: `light.text` and its like. */
export function colorWords(path: string): string {
  const [side = '', part = ''] = path.split('.');
  const what = partWords[part]?.() ?? part;
  return side === 'dark'
    ? msg(str`${what}, dark`, { id: 'embeds.color.dark' })
    : msg(str`${what}, light`, { id: 'embeds.color.light' });
}

/** The four colours of a side, each with its words. */
export const partWords: Readonly<Record<string, () => string>> = {
  ground: () => msg('Ground', { id: 'embeds.color.ground' }),
  text: () => msg('Words', { id: 'embeds.color.text' }),
  border: () => msg('Borders', { id: 'embeds.color.border' }),
  accent: () => msg('Accent', { id: 'embeds.color.accent' }),
};

/** What came of checking a theme's contrasts: all well, what is mended into what, or why it cannot be kept (EM18). */
export function contrastWords(checked: CheckedTheme, locale: string): { isKept: boolean; lines: string[] } {
  if (!checked.ok) {
    const name = colorWords(checked.refusal.field ?? '');
    return {
      isKept: false,
      lines: [
        checked.refusal.key === 'ground_too_middling'
          ? msg(
              str`${name} is too middling: neither darker nor lighter colours can be read on it. Choose a lighter or a darker one.`,
              { id: 'embeds.contrast.ground' },
            )
          : msg(str`${name} has too little contrast with its ground. Choose another, or let it be mended.`, {
              id: 'embeds.contrast.low',
            }),
      ],
    };
  }
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const lines = checked.mended.map(({ path, from, to, ratio, needed }) => {
    const name = colorWords(path);
    const [has, needs] = [number.format(ratio), number.format(needed)];
    return msg(str`${name}: ${from} becomes ${to}, because it has ${has}:1 and needs ${needs}:1.`, {
      id: 'embeds.contrast.mended',
    });
  });
  return { isKept: true, lines };
}
