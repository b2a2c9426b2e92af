import type { Theme } from '@portico/domain/embed/theme';

/** What a site looks like before anybody chose anything: our own colours, which hold in light and dark. */
export const firstTheme: Theme = {
  appearance: 'auto',
  light: { ground: '#ffffff', text: '#1c2024', border: '#8b8d98', accent: '#3358d4' },
  dark: { ground: '#15171a', text: '#edeef0', border: '#7b7d88', accent: '#6e8bea' },
  radiusPx: 6,
  font: null,
};

/** The attributes of a widget that a theme needs besides its colours. */
export function themeAttributes({ appearance }: Theme): string {
  if (appearance === 'auto') return '';
  return appearance === 'contrast' ? ' contrast="more"' : ` theme="${appearance}"`;
}
