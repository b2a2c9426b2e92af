import type { Plugin } from 'vite';
import { litCuts, type Cut } from './lit-cuts.ts';

/** Lit's `css` and what goes with it, for browsers that have constructable style sheets, as all widely used ones do. */
const cssTag = `export class CSSResult{
  constructor(text){this._$cssResult$=true;this.cssText=text}
  get styleSheet(){if(!this.sheet)(this.sheet=new CSSStyleSheet).replaceSync(this.cssText);return this.sheet}
  toString(){return this.cssText}
}
export const unsafeCSS=(text)=>new CSSResult(''+text);
export const css=(texts,...values)=>new CSSResult(texts.reduce((all,text,at)=>all+(values[at-1].cssText??values[at-1])+text));
export const adoptStyles=(root,styles)=>{root.adoptedStyleSheets=styles.map((style)=>style.styleSheet??style)};
export const getCompatibleStyle=(style)=>style;
export const supportsAdoptingStyleSheets=true;`;

/** What our own sources would need a part for that is cut out. */
const missed = new RegExp(
  [
    'svg`|mathml`|html`[^`]*<!--',
    // The one directive we use is no other's part, hears of nothing and stands between elements.
    "from 'lit/(directive\\.|async-directive|static-html|directives/(?!repeat))",
    'static (override )?properties\\b|type: (Object|Array)\\b|converter:|hasChanged[:(]|noAccessor',
    '@(property|state)\\([^)]*\\)\\s+(accessor|get|set) ',
    '\\b(addInitializer|removeController|hostUpdate|shouldUpdate|scheduleUpdate|getUpdateComplete|handleEvent|renderBefore)\\b',
    "requestUpdate\\('",
    '\\}\\s*</(textarea|title|style|script)>',
  ].join('|'),
);

/**
 * Cuts out of Lit what our widgets never use: about 0.6 kB brotli of every first form.
 *
 * @throws Error when a part is not where we know it, so that an update of Lit is looked at; when a source of ours needs one
 */
export function slimLit(): Plugin {
  return {
    name: 'portico-slim-lit',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (/reactive-element[\\/]css-tag\.js$/.test(id)) return cssTag;
      if (id.endsWith('.ts') && missed.test(code))
        throw new Error(`${id} needs a part of Lit that is cut out.`);
      const known = litCuts.find(({ module }) => module.test(id));
      if (!/node_modules[\\/](@lit|lit-html|lit-element)[\\/]/.test(id)) return null;
      return shortenMembers(known ? cutOut(code, known.cuts, id) : code);
    },
  };
}

/**
 * Lit's own names for its members, `_$AH`, in two letters. What copies of Lit know each other by, `_$litType$`, stays. The same
 * name is the same in every file.
 */
function shortenMembers(code: string): string {
  return code.replace(/_\$([A-Z])([A-Za-z_])\b/g, (_, kind: string, name: string) =>
    kind === 'A' ? `_${name}` : `${kind}_${name}`,
  );
}

function cutOut(code: string, parts: Cut['cuts'], id: string): string {
  return parts.reduce((left, [found, instead]) => {
    const [before, after, ...more] = left.split(found);
    if (before === undefined || after === undefined || more.length > 0)
      throw new Error(`${id} does not have exactly one ${found}`);
    return before + instead + after;
  }, code);
}
