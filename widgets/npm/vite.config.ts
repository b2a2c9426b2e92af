import { defineConfig, type Plugin } from 'vite';
import { annotateSchemas } from '../build/annotate-schemas.ts';
import { minifyTemplates } from '../build/minify-templates.ts';
import { ownKeys } from '../build/own-keys.ts';
import { shortIds } from '../build/short-ids.ts';
import { bundledLicences } from './bundled-licences.ts';
import { fileOf } from './file-of.ts';

/** Takes out of comments what only our sources know: of which of them a file is made, and the names of our packages. */
function withoutOrigins(): Plugin {
  return {
    name: 'portico-without-origins',
    renderChunk: (code) =>
      code
        .replaceAll(/^\/\/ ?(?:#(?:end)?region.*|[\w@+./-]+\.[cm]?[jt]s)\n/gm, '')
        .replaceAll(/@portico\/(?=(?:domain|runtime|ui|widgets)\/)/g, ''),
  };
}

const nameFile = ({ facadeModuleId, name }: { facadeModuleId?: string | null; name: string }): string =>
  fileOf(facadeModuleId ?? name);

/**
 * The widgets as modules for bundlers: a file for each module, so that a page's own bundler keeps what the page uses and no
 * more. Nothing is made short, which is that bundler's work; `lit` stays outside, so that a page has it once.
 */
// Vite reads a configuration from its default export only.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'warn',
  plugins: [shortIds(), minifyTemplates(), annotateSchemas(), ownKeys(), withoutOrigins(), bundledLicences()],
  build: {
    target: 'es2022',
    minify: false,
    outDir: 'dist',
    emptyOutDir: true,
    lib: { entry: 'index.ts', formats: ['es'] },
    rolldownOptions: {
      external: /^lit(?:$|\/)/,
      output: { preserveModules: true, entryFileNames: nameFile, chunkFileNames: nameFile },
    },
  },
});
