import type { Plugin } from 'vite';

/** What is taken out of a module of Lit, and what takes its place. */
interface Cut {
  readonly module: RegExp;
  readonly cuts: readonly (readonly [found: string, instead: string])[];
}

/*
 * Lit serves browsers without constructable style sheets, decorators of two standards, polyfills and hydration. Our widgets
 * use none of it: what they need is widely available. The cuts name whole statements of Lit's production files.
 */
const cuts: readonly Cut[] = [
  {
    module: /reactive-element[\\/]reactive-element\.js$/,
    cuts: [
      ['getOwnPropertyNames:r,getOwnPropertySymbols:o,', ''],
      ['c=a.trustedTypes,l=c?c.emptyScript:"",p=a.reactiveElementPolyfillSupport,', 'l="",'],
      ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
      ['case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
      ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
      ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
      [',void 0!==t.l&&(this.l=[...t.l])', ''],
      [
        'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}' +
          'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
        'this.finalized=!0,this._$Ei();',
      ],
      [',this.constructor.l?.forEach(t=>t(this))', ''],
      [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    ],
  },
  {
    module: /lit-html[\\/]lit-html\.js$/,
    cuts: [
      ['2===i?"<svg>":3===i?"<math>":""', '""'],
      ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
      [',2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}for(', ',0){}for('],
      [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=', ',D='],
    ],
  },
  {
    module: /lit-element[\\/]lit-element\.js$/,
    cuts: [
      [
        ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
        ';',
      ],
      ['(s.litElementVersions??=[]).push("4.2.2");', ''],
    ],
  },
];

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
const missed = /\bsvg`|\bmathml`|static (override )?properties\b|type: (Object|Array)\b|\.addInitializer\(/;

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
      const known = cuts.find(({ module }) => module.test(id));
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
