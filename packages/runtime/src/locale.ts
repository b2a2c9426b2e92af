import { speak, type Texts } from '@portico/ui/msg';

/** The language texts are written in. */
export const sourceLanguage = 'en';

/** Loads a package's texts in one language: its `locale/de.ts`. */
export type Load = () => Promise<TextModule>;

/** A module of texts in one language. */
export interface TextModule {
  templates: Texts;
}

const loaders = new Map<string, Set<Load>>();
const loaded = new Map<Load, Promise<TextModule>>();
let chosen = sourceLanguage;
let current: Record<string, Texts[string]> = {};
let pending: Promise<unknown> = Promise.resolve();
let onTheirWay = 0;

/**
 * Says where a package's texts in `language` are. They are loaded when that language is spoken, or at once when it is
 * already. A language must be known before the first `setLocale`; later calls may add texts to it.
 *
 * @returns when texts that are needed now have arrived
 */
export async function registerTexts(language: string, load: Load): Promise<void> {
  const known = loaders.get(language) ?? new Set();
  if (known.has(load)) return;
  loaders.set(language, known.add(load));
  if (language !== chosen) return;
  const texts = once(load);
  pending = Promise.allSettled([pending, texts]);
  const table = current;
  Object.assign(table, (await texts).templates);
  // What is drawn already draws again, unless another language has come meanwhile.
  if (table === current) speak(table);
}

/**
 * Speaks the language of `locale`: its texts, else the source language where there are none.
 *
 * @returns when the texts are there
 */
export async function setLocale(locale: string): Promise<void> {
  const { language } = new Intl.Locale(locale);
  chosen = loaders.has(language) ? language : sourceLanguage;
  const speaking = learn(chosen);
  pending = Promise.allSettled([pending, speaking]);
  await speaking;
}

async function learn(language: string): Promise<void> {
  // Made before waiting, so that texts registered meanwhile come into it too.
  const table: typeof current = (current = {});
  const all = await Promise.all([...(loaders.get(language) ?? [])].map(once));
  for (const { templates } of all) Object.assign(table, templates);
  // The last language asked for is the one that is spoken, whichever arrives first.
  if (table === current) speak(table);
}

/** When every text asked for so far is there, so that nothing is drawn in one language and again in another. */
export async function textsReady(): Promise<void> {
  // A language that did not load leaves the one before; that is no reason to show nothing.
  await pending;
}

/** Whether texts are still to come: what is drawn now is drawn again when they are there. */
export function areTextsComing(): boolean {
  return onTheirWay > 0;
}

function once(load: Load): Promise<TextModule> {
  const known = loaded.get(load);
  if (known) return known;
  const running = load();
  loaded.set(load, running);
  onTheirWay += 1;
  running.then(
    () => (onTheirWay -= 1),
    () => {
      onTheirWay -= 1;
      // A failed load may be tried again.
      loaded.delete(load);
    },
  );
  return running;
}

/**
 * The reader's locale: the one asked for, else the page's language, else the browser's first. A tag that Intl does not know
 * is passed over.
 *
 * @param languages bounds the choice to these languages, the first of them when nothing fits; all by default
 */
export function pickLocale(wanted?: string | null, languages?: readonly string[]): string {
  for (const tag of [wanted, document.documentElement.lang, ...navigator.languages]) {
    try {
      const locale = tag && new Intl.Locale(tag);
      if (locale && (languages?.includes(locale.language) ?? true)) return locale.toString();
    } catch {
      // A host page's typo must not break a widget.
    }
  }
  return languages?.[0] ?? sourceLanguage;
}

// The scripts written from right to left, by the languages that use them by default (CLDR).
const rightToLeft = /^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)\b/;

/** The direction a locale is written in. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(locale) || /-(Arab|Hebr)\b/.test(locale) ? 'rtl' : 'ltr';
}
