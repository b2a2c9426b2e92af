import type { Plugin } from 'vite';

/**
 * Marks the making of schemas in the domain as free of side effects, which it is: the domain is pure. Without the mark a
 * bundler keeps every schema of a module for the sake of one.
 */
export function annotateSchemas(): Plugin {
  return {
    name: 'portico-annotate-schemas',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/packages[\\/]domain[\\/]src[\\/].*\.ts$/.test(id)) return null;
      return code.replace(/(?<!function |\.)\b(v\.\w+|text|needed|idSchema)\(/g, '/* @__PURE__ */ $1(');
    },
  };
}
