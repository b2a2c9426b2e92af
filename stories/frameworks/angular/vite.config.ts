import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';
import { defineConfig, type Plugin } from 'vite';

/** Angular's own packages come half compiled; the linker compiles the rest, as Angular's builder does. */
function angularLinker(): Plugin {
  return {
    name: 'angular-linker',
    async transform(code, id) {
      if (!id.includes('@angular') || !code.includes('ɵɵngDeclare')) return null;
      const linked = await transformAsync(code, {
        filename: id,
        configFile: false,
        babelrc: false,
        compact: false,
        plugins: [linker],
      });
      return linked?.code ?? null;
    },
  };
}

export default defineConfig({
  logLevel: 'warn',
  plugins: [angularLinker()],
  // As Angular's builder says it.
  define: { ngDevMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false', ngServerMode: 'false' },
});
