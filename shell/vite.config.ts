import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Plugin, defineConfig } from 'vite';
import { minifyTemplates } from '../widgets/build/minify-templates.ts';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`;

/** Writes `.br` and `.gz` beside everything that shrinks, so that the server only has to send it. */
function compressed(): Plugin {
  return {
    name: 'portico:compressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      const names = [...Object.keys(bundle), 'favicon.svg'].filter((name) =>
        /\.(js|css|html|svg)$/.test(name),
      );
      await Promise.all(
        names.map(async (name) => {
          const file = join(dir, name);
          const bytes = await readFile(file);
          const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
          await writeFile(`${file}.br`, brotli);
          await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        }),
      );
    },
  };
}

/** The font's licence asks that its notice travels with it. */
function fontLicence(): Plugin {
  return {
    name: 'portico:font-licence',
    apply: 'build',
    async generateBundle() {
      const source = await readFile(
        new URL(import.meta.resolve('@fontsource-variable/inter/LICENSE')),
        'utf8',
      );
      this.emitFile({ type: 'asset', fileName: 'assets/inter-licence.txt', source });
    },
  };
}

// The server sends a Content-Security-Policy without inline scripts, styles or fonts, so nothing is inlined here.
export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: 'es2024',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  plugins: [minifyTemplates(), compressed(), fontLicence()],
  server: {
    host: '127.0.0.1',
    port: Number(process.env['SHELL_PORT'] ?? 5173),
    proxy: { '^/(trpc|api|embed)/': { target: server, changeOrigin: false } },
  },
});
