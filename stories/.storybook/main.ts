import type { StorybookConfig } from '@storybook/web-components-vite';

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
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // The catalogue is built and read offline.
  // Vite bundles dependencies it meets late by loading the page again, in the middle of a test. So all are named here.
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: { ...vite.optimizeDeps, include: [...(vite.optimizeDeps?.include ?? []), ...dependencies] },
  }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};
export default config;
