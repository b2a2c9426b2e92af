import type { Theme } from '@portico/domain/embed/theme';
import { brandDeclarations, brandScale } from '@portico/ui/tokens/brand-scale';

/** What a site looks like before anybody chose anything: our own colours, which hold in light and dark. */
export const firstTheme: Theme = {
  appearance: 'auto',
  light: { ground: '#ffffff', text: '#1c2024', border: '#8b8d98', accent: '#3358d4' },
  dark: { ground: '#15171a', text: '#edeef0', border: '#7b7d88', accent: '#6e8bea' },
  radiusPx: 6,
  font: null,
};

/** A theme as declarations of custom properties, which widgets take from the page around them. */
export function themeDeclarations({ light, dark, radiusPx, font }: Theme): string {
  const both = (name: 'ground' | 'text' | 'border'): string => `light-dark(${light[name]},${dark[name]})`;
  const scale = { light: brandScale(light.accent).light, dark: brandScale(dark.accent).dark };
  return [
    brandDeclarations(scale),
    `--portico-text:${both('text')};`,
    ...['border-strong', 'border-button'].map((name) => `--portico-${name}:${both('border')};`),
    `--portico-surface:${both('ground')};--portico-surface-raised:${both('ground')};`,
    `--portico-radius:${radiusPx}px;--portico-radius-card:${radiusPx}px;`,
    font === null ? '' : `--portico-font:"${font}",sans-serif;`,
  ].join('');
}

/** The attributes of a widget that a theme needs besides its colours. */
export function themeAttributes({ appearance }: Theme): string {
  if (appearance === 'auto') return '';
  return appearance === 'contrast' ? ' contrast="more"' : ` theme="${appearance}"`;
}
