/*
 * The texts of the product in the reader's language: the part of what @lit/localize does that we use, in its words. Texts
 * are written in English where they are used; another language is a table by id that is loaded when it is spoken.
 */

/** A text with values in it. In a table of another language the values are their places: `` str`${0} von ${1}` ``. */
export interface TextWithValues {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

/** What stands for an id in another language. */
export type Text = string | TextWithValues;

/** The texts of one language, by id. */
export type Texts = Readonly<Record<string, Text>>;

let spoken: Texts = {};
const listeners = new Set<() => void>();

/** Marks a text that holds values, for `msg` and for tables of texts. */
export function str(strings: TemplateStringsArray, ...values: readonly unknown[]): TextWithValues {
  return { strings, values };
}

/** A text in the language that is spoken now; as it is written here while no other language is. */
export function msg(text: Text, { id }: { id: string }): string {
  const found = spoken[id] ?? text;
  if (typeof found === 'string') return found;
  const given = typeof text === 'string' ? [] : text.values;
  return found.strings.reduce((said, next, at) => {
    const value = found.values[at - 1];
    return said + String(found === text ? value : given[Number(value)]) + next;
  });
}

/** Speaks by a table of texts, an empty one for English; what is drawn draws again. */
export function speak(texts: Texts): void {
  spoken = texts;
  listeners.forEach((listener) => listener());
}

/** Calls `listener` after every change of language, until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
