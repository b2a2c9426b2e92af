import type { InputOf } from '@portico/runtime/client';
import { queueStates } from '../desk-words.ts';

/** The state the address asks for; one that is none is the usual. */
export function chosenState(search: URLSearchParams, usual: string): string {
  const chosen = search.get('state') ?? usual;
  return Object.hasOwn(queueStates, chosen) ? chosen : usual;
}

/** Which clock runs for all deals of such a state: the desk's, the partner's, or none that is common to all. */
export function clockOf(state: string): 'decision' | 'answer' | 'none' {
  if (state === 'decided' || state === 'all') return 'none';
  return state === 'waiting' ? 'answer' : 'decision';
}

/** What is asked of the server for the filters of the address: `state`, `partner`, `mine`, `q`. */
export function askedOf(search: URLSearchParams, usual: string, cursor?: string): InputOf<'deals.list'> {
  const partnerId = search.get('partner');
  const words = search.get('q');
  const chosen = chosenState(search, usual);
  return {
    reviews: [...(queueStates[chosen] ?? [])],
    // The decision clock orders only what it runs for; it stands still while a question is open.
    order: clockOf(chosen) === 'decision' ? 'due' : 'updated',
    mine: search.has('mine'),
    ...(partnerId ? { partnerId } : {}),
    ...(words ? { search: words } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
