import type { IncomingHttpHeaders } from 'node:http';
import type { PageFacts, PageScript } from '@portico/domain/embed/check';
import type { ContentPolicy } from '@portico/domain/embed/source-list';
import { embedWidgets } from '@portico/domain/embed/widget';
import parsePolicy from 'content-security-policy-parser';
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Reads what a check needs out of a page: scripts, our tags, and every policy of its headers and `meta` tags. */
export function readPage(page: { address: string; headers: IncomingHttpHeaders; html: string }): PageFacts {
  const elements = elementsOf(parse(page.html));
  const base = elements.find(({ tagName }) => tagName === 'base');
  const address = URL.parse(attribute(base, 'href') ?? '', page.address)?.href ?? page.address;
  const scripts = elements.filter(({ tagName }) => tagName === 'script');
  const inMarkup = elements
    .filter((one) => one.tagName === 'meta')
    .filter((one) => attribute(one, 'http-equiv')?.toLowerCase() === 'content-security-policy')
    .map((one) => attribute(one, 'content') ?? '');
  const inHeaders = [page.headers['content-security-policy'] ?? []].flat();
  const widgets = elements.filter(({ tagName }) => (embedWidgets as readonly string[]).includes(tagName));
  return {
    address: page.address,
    scripts: scripts.map((one) => scriptOf(one, address)).filter((one) => one !== null),
    widgets: widgets.map(({ tagName }) => tagName),
    asksFrame: widgets.some((one) => attribute(one, 'isolation') === 'frame'),
    policies: [...inHeaders, ...inMarkup].flatMap(policiesOf),
  };
}

/** A header may hold several policies, separated by commas, which no policy has inside. */
function policiesOf(text: string): ContentPolicy[] {
  return text
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => Object.fromEntries(parsePolicy(one)));
}

function scriptOf(element: Element, base: string): PageScript | null {
  const src = URL.parse(attribute(element, 'src') ?? '', base)?.href;
  if (src === undefined || attribute(element, 'src') === null) return null;
  return {
    src,
    isModule: attribute(element, 'type')?.trim().toLowerCase() === 'module',
    key: attribute(element, 'data-key'),
    nonce: attribute(element, 'nonce') ?? undefined,
  };
}

/** The value of an attribute, null where it is not. */
export function attribute(element: Element | undefined, name: string): string | null {
  return element?.attrs.find((one) => one.name === name)?.value ?? null;
}

/** Every element, in the order of the page, without recursion: a page may be nested as deep as it likes. */
export function elementsOf(root: Node): Element[] {
  const found: Element[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
    if ('content' in node) open.push(node.content);
  }
  return found;
}
