import type { Theme } from '@portico/domain/embed/theme';
import { brandDeclarations, brandScale } from '@portico/ui/tokens/brand-scale';

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

/** An organisation's colour as the accent of widgets whose site has no theme. */
export function accentDeclarations(accent: string): string {
  return brandDeclarations(brandScale(accent));
}

/**
 * What the tokens make of the accent's scale. An element takes them from where its tokens stand; said again where the scale
 * is another one, they are made of that.
 */
export const ofAccent = Object.entries({
  accent: 9,
  'accent-hover': 10,
  'accent-soft': 3,
  'accent-text': 11,
  focus: 8,
})
  .map(([name, step]) => `--portico-${name}:var(--portico-accent-${step});`)
  .join('');
