/**
 * The language to format numbers, dates and money in for `element`: the nearest `lang`, looked for upward and out of
 * shadow roots, else the browser's. The portal sets `lang` on itself, so widgets follow it on any page.
 *
 * A `lang` that Intl does not know is passed over: a host page's typo must not break a widget.
 *
 * @returns a BCP 47 tag, or `undefined` for the browser's own
 */
export function localeOf(element: Element): string | undefined {
  let node: Node | null = element;
  while (node) {
    if (node instanceof HTMLElement && node.lang && isLocale(node.lang)) return node.lang;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return undefined;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
