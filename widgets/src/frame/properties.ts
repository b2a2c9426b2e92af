/*
 * Properties of a framed widget. Its class is in the frame; on the page's element stand accessors of the same names, whose
 * values go over the port as they are, arrays and objects too.
 */

/** What a page may set on each widget, by tag. A test compares it with the manifest. */
export const properties: Readonly<Record<string, readonly string[]>> = {
  'portico-deal-registration': ['draftId'],
  'portico-deal': ['dealId'],
  'portico-deal-list': ['review', 'protection', 'whose', 'search', 'href', 'columns'],
  'portico-account-check': ['href', 'customer'],
};

/** Values by the names of properties. */
export type Values = Readonly<Record<string, unknown>>;

const followed = new WeakMap<Element, Record<string, unknown>>();

/** Tells what is set on an element now, and from now on whatever is set on it. */
export function tellProperties(element: HTMLElement, tell: (values: Values) => void): void {
  const known = followed.get(element);
  const values = known ?? readAll(element);
  if (!known) {
    followed.set(element, values);
    for (const name of properties[element.localName] ?? []) follow(element, name, values, tell);
  }
  if (Object.keys(values).length > 0) send(values, tell);
}

function readAll(element: HTMLElement): Record<string, unknown> {
  const set = (properties[element.localName] ?? []).map(
    (name) => [name, Reflect.get(element, name)] as const,
  );
  return Object.fromEntries(set.filter(([, value]) => value !== undefined));
}

function follow(
  element: HTMLElement,
  name: string,
  values: Record<string, unknown>,
  tell: (values: Values) => void,
): void {
  Object.defineProperty(element, name, {
    configurable: true,
    enumerable: true,
    get: () => values[name],
    set(value: unknown) {
      values[name] = value;
      send({ [name]: value }, tell);
    },
  });
}

/** What cannot be sent, a function, is told to the console; the rest of the page goes on. */
function send(values: Values, tell: (values: Values) => void): void {
  try {
    tell(values);
  } catch (error) {
    reportError(error);
  }
}

/** In the frame: sets what the page has set, and nothing that is no property of this widget. */
export function setProperties(element: Element, values: Values): void {
  for (const name of properties[element.localName] ?? [])
    if (Object.hasOwn(values, name)) Reflect.set(element, name, values[name]);
}
