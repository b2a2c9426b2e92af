import { EmbedScope } from '@portico/domain/access';
import { EmbedWidget } from '@portico/domain/embed/widget';
import type { InputOf } from '@portico/runtime/client';

/** What the page that opened the pop-up wants, as its address says it. */
export type AskedFor = InputOf<'embed.allow'>;

/**
 * Reads the address of the pop-up: `?key&origin&challenge&state`, and `scopes` and `widgets` as words with spaces or commas
 * between them. Whether any of it is true is for the server to say.
 *
 * @returns null when something is missing or is a word we do not have, so that nothing else is asked for instead
 */
export function readConnectRequest(search: URLSearchParams): AskedFor | null {
  const of = (name: string): string => search.get(name) ?? '';
  const [key, origin, challenge, state] = [of('key'), of('origin'), of('challenge'), of('state')];
  const scopes = listOf(search, 'scopes', EmbedScope.options);
  const widgets = listOf(search, 'widgets', EmbedWidget.options);
  if (!key || !origin || !challenge || !state || scopes === null || widgets === null) return null;
  return {
    key,
    origin,
    challenge,
    state,
    ...(scopes.length > 0 && { scopes }),
    ...(widgets.length > 0 && { widgets }),
  };
}

function listOf<T extends string>(search: URLSearchParams, name: string, known: readonly T[]): T[] | null {
  const words = (search.get(name) ?? '').split(/[\s,]+/).filter(Boolean);
  const found = known.filter((each) => words.includes(each));
  return found.length === new Set(words).size ? found : null;
}
