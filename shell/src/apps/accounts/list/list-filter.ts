import type { InputOf } from '@portico/runtime/client';

const states = ['in_use', 'archived', 'merged'] as const;
/** Which accounts are listed. */
export type AccountState = (typeof states)[number];

/** The state the address asks for; one that is none is the usual. */
export function chosenState(search: URLSearchParams): AccountState {
  return states.find((state) => state === search.get('state')) ?? 'in_use';
}

/** Rows of a page: as many as the server gives at once, for fewer waits while scrolling through a long list. */
export const ROWS = 100;

/** What is asked of the server for the filters of the address: `q`, `country`, `segment`, `coverage`, `state`. */
export function askedOf(search: URLSearchParams, cursor?: string): InputOf<'accounts.list'> {
  const words = search.get('q');
  const country = search.get('country');
  const segment = search.get('segment');
  const coverage = search.get('coverage');
  return {
    limit: ROWS,
    state: chosenState(search),
    ...(words ? { search: words } : {}),
    ...(country && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(segment ? { segment } : {}),
    ...(coverage === 'with' || coverage === 'without' ? { hasCoverage: coverage === 'with' } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

/** Where the file of the same accounts is; null where a file cannot be filtered so. */
export function exportPath(search: URLSearchParams): string | null {
  const { search: words, country, segment, state, hasCoverage } = askedOf(search);
  if (hasCoverage !== undefined) return null;
  const asked = new URLSearchParams(
    Object.entries({ search: words, country, segment, state }).flatMap(([key, value]) =>
      value ? [[key, value]] : [],
    ),
  );
  return `/api/v1/accounts/export.csv?${asked}`;
}
