import { tokens } from '@portico/ui/tokens/tokens';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';

const names = [...new Set(tokens.cssText.match(/--portico-[a-z-]+(?:-\d+)?(?=:)/g))];

/** Tokens by the look of their names, in the order of the source. */
function named(pattern: RegExp): string[] {
  return names.filter((name) => pattern.test(name));
}

const measures = /-(font|text-size|control|space|radius|motion)/;

function swatches(list: readonly string[]): TemplateResult {
  return html`<ul class="swatches">
    ${list.map(
      (name) =>
        html`<li>
          <span style="background: var(${name})"></span><code>${name.replace('--portico-', '')}</code>
        </li>`,
    )}
  </ul>`;
}

const meta: Meta = { title: 'Ground/Tokens' };
export default meta;

/** Two scales of twelve steps. A brand takes the place of the accent. */
export const Scales: StoryObj = {
  render: () => html`${swatches(named(/-neutral-\d+$/))}${swatches(named(/-accent-\d+$/))}`,
  play: async () => {
    await expect(named(/-(neutral|accent)-\d+$/)).toHaveLength(24);
  },
};

/** What they are for: take these names, not the steps. */
export const Colours: StoryObj = {
  render: () => swatches(names.filter((name) => !/-\d+$|-shadow$/.test(name) && !measures.test(name))),
};

/** On a grid of 4 px. */
export const Space: StoryObj = {
  render: () =>
    html`<ul class="swatches">
      ${named(/-space-/).map(
        (name) =>
          html`<li>
            <span style="inline-size: var(${name}); background: var(--portico-accent)"></span
            ><code>${name}</code>
          </li>`,
      )}
    </ul>`,
};

/** Three sizes in a widget; numbers are tabular in tables. */
export const Type: StoryObj = {
  render: () =>
    html`${named(/-text-size/).map(
      (name) => html`<p style="font: 400 var(${name}) / 1.5 var(--portico-font)">Register deal · ${name}</p>`,
    )}`,
};

export const ScalesDark: StoryObj = { ...Scales, globals: { theme: 'dark' } };
export const ColoursDark: StoryObj = { ...Colours, globals: { theme: 'dark' } };
export const ColoursInHighContrast: StoryObj = { ...Colours, globals: { contrast: 'more' } };
