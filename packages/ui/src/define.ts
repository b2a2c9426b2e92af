/** An element class that names its own tag and the elements its templates render. */
export interface ElementClass extends CustomElementConstructor {
  /** The tag it is registered under, with the product's prefix: `portico-field`. */
  readonly tag: string;
  /** Elements it renders; `define` registers them with it. */
  readonly uses?: readonly ElementClass[];
}

/**
 * Registers `element` under its tag, and before it everything it uses, so that no template meets an unknown tag.
 *
 * Idempotent, and never throws: a tag that is already taken, by this class or by another copy of the product on the
 * same page, is left as it is. Two copies on one page are common (Lit issue 4455), and the first one works.
 */
export function define(element: ElementClass): void {
  if (customElements.get(element.tag)) return;
  for (const used of element.uses ?? []) define(used);
  customElements.define(element.tag, element);
}
