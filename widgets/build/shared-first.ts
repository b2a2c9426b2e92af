import type { Plugin } from 'vite';

/**
 * Lets the loader ask for the chunk every widget stands on at the same time as for the first widget, not after reading it:
 * a round trip less before the first form. The name of a chunk is only known when all are written.
 *
 * @param shared the chunk's name
 * @param first the module the loader imports before it shows anything, by the end of its path
 * @throws Error when the loader does not import `first`, so that a change cannot undo this silently
 */
export function sharedFirst(shared: string, first: string): Plugin {
  return {
    name: 'portico-shared-first',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const loader = chunks.find(({ isEntry }) => isEntry);
      const nameOf = (fileName = '') => fileName.split('/').at(-1) ?? '';
      const from = nameOf(chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(first))?.fileName);
      const to = nameOf(chunks.find(({ name }) => name === shared)?.fileName);
      const [before, path, after] =
        loader?.code.split(new RegExp(`import\\(.(\\./assets/)${from}.\\)`)) ?? [];
      if (!loader || !from || !to || !path || after === undefined)
        throw new Error(`The loader imports no ${first} before ${shared}.`);
      loader.code = `${before}Promise.all([import("${path}${from}"),import("${path}${to}")]).then(([one])=>one)${after}`;
    },
  };
}
