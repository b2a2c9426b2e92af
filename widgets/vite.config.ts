import { defineConfig } from 'vite';
import { compressFiles } from './build/compress-files.ts';
import { guardPolicy } from './build/guard-policy.ts';
import { minifyTemplates } from './build/minify-templates.ts';

// Vite reads a configuration from its default export only.
export default defineConfig({
  // The server's address is not known when this is built: chunks find each other relative to themselves.
  base: './',
  publicDir: false,
  plugins: [minifyTemplates(), guardPolicy(), compressFiles()],
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: false,
    sourcemap: false,
    rolldownOptions: {
      input: { portico: 'src/loader.ts' },
      output: {
        entryFileNames: 'embed/v1/[name].js',
        chunkFileNames: 'embed/v1/assets/[name]-[hash].js',
        codeSplitting: {
          // What every widget needs is one file, asked for together with the widget's own: no second round trip.
          groups: [{ name: 'runtime', test: /node_modules[\\/].*(lit|@lit)|packages[\\/](ui[\\/]src[\\/](?!locale[\\/]de|.*[\\/](select|check|money|timeline|table|empty|field|badge|time|dialog)\.ts)|runtime[\\/]src[\\/](?!locale[\\/]de))|src[\\/]embed\.ts/ }],
        },
      },
    },
  },
});
