import type { Plugin } from 'vite';

const unguarded = /(\w+)\.createPolicy\("lit-html",(\{createHTML:\w+=>\w+\})\)/g;

/**
 * Lets lit-html live on a page that enforces Trusted Types and has a policy `lit-html` of its own: a second one of that name
 * throws and would take every widget with it, and is a violation in the host's reports. So ours is called `portico`, and
 * `lit-html` only where a host allows nothing else; where neither is allowed it goes without, which works wherever Trusted
 * Types are not enforced.
 *
 * @throws Error when lit-html makes its policy in another way than we know, so that an update cannot undo this silently
 */
export function guardPolicy(): Plugin {
  let guarded = 0;
  return {
    name: 'portico-guard-policy',
    apply: 'build',
    buildStart() {
      guarded = 0;
    },
    transform(code, id) {
      if (!/lit-html[\\/]lit-html\.js$/.test(id)) return null;
      return code.replace(unguarded, (_, types: string, rules: string) => {
        guarded += 1;
        return `["portico","lit-html"].reduce((made,name)=>{try{return made??${types}.createPolicy(name,${rules})}catch{}},void 0)`;
      });
    },
    buildEnd(error) {
      if (!error && guarded !== 1)
        throw new Error(`lit-html's Trusted Types policy was guarded ${guarded} times, not once.`);
    },
  };
}
