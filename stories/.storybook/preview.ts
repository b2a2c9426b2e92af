import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { setLocale } from '@portico/runtime/locale';
import { registerOwnTexts } from '@portico/runtime/texts';
import { define } from '@portico/ui/define';
import { registerWidgetTexts } from '@portico/widgets/texts';
import { arrived } from '../src/inside.ts';
import { drawElement } from './draw-element.ts';
import { manifest, summaryOf } from './manifest.ts';
import { pageStyles } from './page.styles.ts';
import { PorticoStage } from './stage.ts';

setCustomElementsManifest(manifest);
// Languages must be known before the first one is chosen.
registerOwnTexts();
registerWidgetTexts();
define(PorticoStage);
if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);

const preview: Preview = {
  tags: ['autodocs'],
  initialGlobals: {
    theme: 'light',
    contrast: 'auto',
    locale: 'en',
    direction: 'ltr',
    density: 'comfortable',
  },
  globalTypes: {
    theme: {
      description: 'Colours',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    contrast: {
      description: 'Contrast',
      toolbar: {
        title: 'Contrast',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Normal contrast' },
          { value: 'more', title: 'High contrast' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
        ],
      },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    density: {
      description: 'Density',
      toolbar: {
        title: 'Density',
        icon: 'component',
        dynamicTitle: true,
        items: [
          { value: 'comfortable', title: 'Comfortable: widgets on pages' },
          { value: 'compact', title: 'Compact: the portal' },
        ],
      },
    },
  },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    docs: { extractComponentDescription: summaryOf },
    controls: { expanded: true, sort: 'requiredFirst' },
    viewport: {
      options: {
        phone: { name: 'Phone, 360 px', styles: { width: '360px', height: '740px' }, type: 'mobile' },
        tablet: { name: 'Tablet, 768 px', styles: { width: '768px', height: '1024px' }, type: 'tablet' },
        laptop: { name: 'Laptop, 1440 px', styles: { width: '1440px', height: '900px' }, type: 'desktop' },
        wall: {
          name: 'Large screen, 2560 px',
          styles: { width: '2560px', height: '1440px' },
          type: 'desktop',
        },
      },
    },
    options: {
      storySort: {
        method: 'alphabetical',
        order: [
          'Guides',
          [
            'Embed in five minutes',
            'Theme a widget',
            'Write a slice',
            'Run on PostgreSQL',
            'Back up and restore',
            'How a deal is decided',
          ],
          'Ground',
          'Elements',
          ['All'],
          'Deals',
          ['Deal registration', 'Deal', 'Deal list'],
          'Decisions',
          ['Index'],
        ],
      },
    },
  },
  loaders: [
    async ({ globals }) => {
      await setLocale(String(globals['locale']));
      return {};
    },
  ],
  // Colours are judged once what fades in has arrived.
  afterEach: ({ canvasElement }) => arrived(canvasElement),
  render: drawElement,
  decorators: [
    (story, { globals: { theme, contrast, locale, direction, density }, parameters, viewMode }) =>
      html`<portico-stage
        theme=${theme}
        contrast=${contrast}
        density=${density}
        lang=${locale}
        dir=${direction}
        ?full=${viewMode === 'story'}
        ?narrow=${parameters['narrow']}
        >${story()}</portico-stage
      >`,
  ],
};
export default preview;
