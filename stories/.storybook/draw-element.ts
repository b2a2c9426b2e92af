import { manifest } from './manifest.ts';

const attributes = new Map(
  manifest.modules
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ tagName, attributes = [] }) =>
      attributes.map(({ name, fieldName }) => [`${tagName}.${fieldName}`, name] as const),
    ),
);

/**
 * Draws a story that names only its element and its args. What can be an attribute becomes one, so that "Show code"
 * shows what a page would write; the rest is set as properties.
 */
export function drawElement(
  args: Readonly<Record<string, unknown>>,
  { component: tag }: { component?: unknown },
): HTMLElement {
  if (typeof tag !== 'string') throw new Error('a story without `render` needs a `component`');
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(args)) {
    const attribute = attributes.get(`${tag}.${name}`);
    // Storybook makes a listener for every event of the manifest; as properties they would hide methods of that name.
    if (isListener(name, value)) element.addEventListener(eventName(name), value);
    else if (attribute && typeof value === 'boolean') element.toggleAttribute(attribute, value);
    else if (attribute && (typeof value === 'string' || typeof value === 'number'))
      element.setAttribute(attribute, String(value));
    else Object.assign(element, { [name]: value });
  }
  return element;
}

function isListener(name: string, value: unknown): value is EventListener {
  return typeof value === 'function' && /^on[A-Z]/.test(name);
}

/** `onPorticoSort` → `portico-sort`. */
function eventName(listener: string): string {
  return listener
    .slice(2)
    .replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
}
