import type { Plugin } from 'vite';

/** Lit's `property` for legacy decorators, without its half for the standard's: `createProperty` does all there is to do. */
const property =
  'export const property = (options) => (proto, name) => { proto.constructor.createProperty(name, options); };';

/** The call of a member's decorators, last first, for those that return nothing, as Lit's all do. */
const decorate =
  'export default (decorators, proto, name) => { decorators.reverse().forEach((decorator) => decorator(proto, name)); };';

const replacements: readonly (readonly [RegExp, string])[] = [
  [/reactive-element[\\/]decorators[\\/]property\.js$/, property],
  [/@oxc-project\+runtime.*[\\/]decorate\.js$/, decorate],
];

/**
 * Replaces the two helpers that every decorated property runs through by what our legacy decorators of properties need of
 * them. They serve two standards and Reflect metadata; we use one and none.
 *
 * @throws Error when a helper is not where we know it, so that an update cannot bring it back silently
 */
export function plainDecorators(): Plugin {
  const replaced = new Set<string>();
  return {
    name: 'portico-plain-decorators',
    apply: 'build',
    buildStart() {
      replaced.clear();
    },
    transform(_, id) {
      const found = replacements.find(([pattern]) => pattern.test(id));
      if (!found) return null;
      replaced.add(found[1]);
      return found[1];
    },
    buildEnd(error) {
      if (!error && replaced.size !== replacements.length)
        throw new Error(`${replaced.size} of ${replacements.length} decorator helpers were replaced.`);
    },
  };
}
