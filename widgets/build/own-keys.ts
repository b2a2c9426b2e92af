import type { Plugin } from 'vite';

const loop = /for \(const (\w+) in ([\w.]+)\)/g;

/**
 * Lets valibot look at an object's own keys only. It walks them with `for … in`, which on a page whose old libraries add to
 * `Object.prototype` finds their functions too, and takes them for fields of a form.
 *
 * @throws Error when there was no such loop, so that an update cannot undo this silently
 */
export function ownKeys(): Plugin {
  let mended = 0;
  return {
    name: 'portico-own-keys',
    apply: 'build',
    buildStart() {
      mended = 0;
    },
    transform(code, id) {
      if (!/node_modules[\\/]valibot[\\/]/.test(id)) return null;
      return code.replace(loop, (_, key: string, object: string) => {
        mended += 1;
        return `for (const ${key} of Object.keys(${object}))`;
      });
    },
    buildEnd(error) {
      if (!error && mended === 0) throw new Error('valibot walks its objects in another way than we know.');
    },
  };
}
