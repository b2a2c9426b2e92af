/// <reference types="vite/client" />
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { elements } from '../../.storybook/manifest.ts';

const files = Object.keys(import.meta.glob('../*/*.stories.ts'));

const meta: Meta = { title: 'Elements/All', tags: ['!autodocs'] };
export default meta;

/** Every element with a sentence, as its own comment says it. None is without its stories. */
export const All: StoryObj = {
  render: () =>
    html`<dl class="catalogue">
      ${elements.map(
        ({ tagName, summary }) =>
          html`<dt><code>&lt;${tagName}&gt;</code></dt>
            <dd>${summary}</dd>`,
      )}
    </dl>`,
  play: async () => {
    const without = elements
      .map(({ tagName }) => tagName.replace('portico-', ''))
      .filter((name) => !files.some((file) => file.endsWith(`/${name}.stories.ts`)));
    await expect(without).toEqual([]);
  },
};
