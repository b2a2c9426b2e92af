/** One rule of a style sheet: its selectors, and what it declares, as it is written. */
export interface CssRule {
  selectors: readonly string[];
  declarations: ReadonlyMap<string, string>;
}

// Wherever a page is wide enough, on a screen, in light: what else depends on something is not what most visitors see.
const isUsual = (condition: string): boolean =>
  /^@(layer|supports)\b/.test(condition) ||
  (/^@media\b/.test(condition) && !/dark|print|max-width|width\s*<|contrast|forced/.test(condition));

/**
 * Reads the rules of a style sheet that hold for most visitors, in their order, without running anything: of what depends on
 * darkness, print or a small screen, and of nested rules, nothing is read. In one pass, whatever the text.
 */
export function readCssRules(css: string): CssRule[] {
  const rules: CssRule[] = [];
  const open: string[] = [];
  let text = '';
  for (let at = 0; at < css.length; at += 1) {
    const sign = css[at] ?? '';
    if (sign === '/' && css[at + 1] === '*') {
      const end = css.indexOf('*/', at + 2);
      at = end < 0 ? css.length : end + 1;
    } else if (sign === '"' || sign === "'") {
      // What is quoted is no colour; it only must not be taken for anything else.
      const end = css.indexOf(sign, at + 1);
      at = end < 0 ? css.length : end;
    } else if (sign === '{') {
      open.push(text.trim().toLowerCase());
      text = '';
    } else if (sign === '}') {
      const prelude = open.pop() ?? '';
      if (prelude !== '' && !prelude.startsWith('@') && open.every(isUsual))
        rules.push(ruleOf(prelude, text));
      text = '';
    } else if (sign === ';' && (open.at(-1) ?? '@').startsWith('@')) text = '';
    else text += sign;
  }
  return rules;
}

function ruleOf(prelude: string, body: string): CssRule {
  return {
    selectors: prelude.split(',').map((one) => one.trim().replaceAll(/\s+/g, ' ')),
    declarations: readDeclarations(body),
  };
}

/** What a rule's body, or a `style` attribute, declares. */
export function readDeclarations(body: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of body.split(';')) {
    const colon = one.indexOf(':');
    const value = one
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim();
    if (colon > 0 && value.length > 0 && value.length <= 300)
      found.set(one.slice(0, colon).trim().toLowerCase(), value);
  }
  return found;
}
