import type { StorybookConfig } from '@storybook/web-components-vite';
import remarkGfm from 'remark-gfm';

const dependencies = [
  '@storybook/addon-a11y > axe-core',
  'lit',
  'lit/decorators.js',
  'lit/directives/repeat.js',
  '@portico/domain > valibot',
];

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../src/**/*.mdx', '../src/**/*.stories.ts'],
  addons: [
    // Without this, the tables of guides are lines of dashes.
    {
      name: '@storybook/addon-docs',
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  // The catalogue is built and read offline.
  // Vite bundles dependencies it meets late by loading the page again, in the middle of a test. So all are named here.
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: { ...vite.optimizeDeps, include: [...(vite.optimizeDeps?.include ?? []), ...dependencies] },
  }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};
export default config;
