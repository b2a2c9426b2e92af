import { defineConfig } from 'vite';
import { annotateSchemas } from './build/annotate-schemas.ts';
import { compressFiles } from './build/compress-files.ts';
import { guardPolicy } from './build/guard-policy.ts';
import { minifyTemplates } from './build/minify-templates.ts';
import { plainDecorators } from './build/plain-decorators.ts';
import { sharedFirst } from './build/shared-first.ts';

/** What every widget stands on. Named one by one: what only some widgets use must not weigh on all. */
const ground = [
  /rolldown[\\/]runtime|oxc-project\+runtime/,
  /node_modules[\\/](lit|lit-html|lit-element|@lit[\\/](reactive-element|context))[\\/](?!.*directive)/,
  /packages[\\/]ui[\\/]src[\\/](define|element|msg|has-content|control|control\.styles|check[\\/]check-box\.styles)\.ts$/,
  /packages[\\/]ui[\\/]src[\\/](button|field|icon|problem|select|skeleton|tokens)[\\/]/,
  /packages[\\/]ui[\\/]src[\\/]locale[\\/]locale-of\.ts$/,
  /packages[\\/]runtime[\\/]src[\\/](?!locale[\\/]|live-stream|kept-form)/,
  /packages[\\/]domain[\\/]src[\\/](fault|money)\.ts$/,
  // The words of a claim are small and every widget so far has them; a chunk of their own would cost more than it saves.
  /widgets[\\/]src[\\/](texts|deals[\\/]claim-words)\.ts$/,
];

/** What the widgets that show deals share, the receipt among them. The registry asks for it together with the widget. */
const dealViews = [
  /widgets[\\/]src[\\/]deals[\\/](country-name|deal-facts|next-words|receipt|status-words)\.ts$/,
  /packages[\\/]ui[\\/]src[\\/](badge|time)[\\/]/,
  /packages[\\/]domain[\\/]src[\\/]deals[\\/]policy\.ts$/,
];

const among = (ids: readonly RegExp[]) => (id: string) => ids.some((one) => one.test(id));

// Vite reads a configuration from its default export only.
export default defineConfig({
  // The server's address is not known when this is built: chunks find each other relative to themselves.
  base: './',
  publicDir: false,
  plugins: [
    minifyTemplates(),
    annotateSchemas(),
    guardPolicy(),
    plainDecorators(),
    sharedFirst('runtime', 'src/embed.ts'),
    compressFiles(),
  ],
  build: {
    target: 'es2022',
    manifest: true,
    minify: 'oxc',
    // As a library, so that Vite's preloading does not come between the loader and its chunks.
    lib: { entry: { portico: 'src/loader.ts' }, formats: ['es'] },
    sourcemap: false,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: 'embed/v1/[name].js',
        chunkFileNames: 'embed/v1/assets/[name]-[hash].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'runtime', test: among(ground) },
            { name: 'deal-views', test: among(dealViews) },
          ],
        },
      },
    },
  },
});
