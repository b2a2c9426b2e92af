import type { InputOf } from '@portico/runtime/client';
import { queueStates } from '../desk-words.ts';

/** What is asked of the server for the filters of the address: `state`, `partner`, `mine`, `q`. */
export function askedOf(search: URLSearchParams, usual: string, cursor?: string): InputOf<'deals.list'> {
  const partnerId = search.get('partner');
  const words = search.get('q');
  const chosen = search.get('state') ?? usual;
  return {
    reviews: [...(queueStates[chosen] ?? queueStates[usual] ?? [])],
    order: chosen === 'decided' || chosen === 'all' ? 'updated' : 'due',
    mine: search.has('mine'),
    ...(partnerId ? { partnerId } : {}),
    ...(words ? { search: words } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
