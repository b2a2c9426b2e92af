import type { Plugin } from 'vite';

// Between two words it is what sets them apart: `return/* … */ made()`.
const annotation = /(\w?)\/\* ?[@#]__PURE__ ?\*\/ ?/g;

/**
 * Takes the marks of calls without side effects out of what is written. They are for a bundler that reads our files; browsers
 * load these as they are.
 */
export function noAnnotations(): Plugin {
  return {
    name: 'portico-no-annotations',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk')
            file.code = file.code.replaceAll(annotation, (_, before: string) => before && `${before} `);
      },
    },
  };
}
