import { html, type TemplateResult } from 'lit';
import type { Protection, Review } from '@portico/domain/deals/deal';
import type { InputOf } from '@portico/runtime/client';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { chevronIcon } from '@portico/ui/icon/first-icons';
import { msg } from '@portico/ui/msg';
import type { Option } from '@portico/ui/question/option';
import { drawOptions } from '@portico/ui/question/question';
import { protectionWord, reviews, reviewStatus } from './status-words.ts';

/** What a list of deals is narrowed by; empty for all. */
export interface DealFilters {
  review: Review | '';
  protection: Protection | '';
  whose: 'own' | 'shared' | '';
  search: string;
}

// What asks for something, and what one looks for; a state of the review says the rest.
const protections = ['expiring', 'held', 'active', 'expired', 'revoked'] as const satisfies Protection[];

/** The same, as the server is asked. */
export function askedOf(filters: DealFilters): InputOf<'deals.list'> {
  const { review, protection, whose } = filters;
  const search = filters.search.trim();
  return {
    ...(review && { reviews: [review] }),
    ...(protection && { protections: [protection] }),
    ...(whose && { shared: whose === 'shared' }),
    ...(search && { search }),
  };
}

/** The questions above a list of deals, each with the name of its filter as its id. */
export function drawFilters(
  filters: DealFilters,
  onSearch: (event: Event) => void,
  onFilter: (event: Event) => void,
): TemplateResult {
  const search = msg('Search deals', { id: 'deals.list.search' });
  const select = (
    id: 'review' | 'protection' | 'whose',
    [label, all]: readonly [string, string],
    options: readonly Option[],
  ): TemplateResult =>
    html`<div class="box select">
      <select id=${id} aria-label=${label} @change=${onFilter}>
        <option value="">${all}</option>
        ${drawOptions(options, filters[id])}
      </select>
      ${drawIcon(chevronIcon)}
    </div>`;
  return html`<search>
    <div class="box">
      <input
        id="search"
        type="search"
        aria-label=${search}
        placeholder=${search}
        .value=${filters.search}
        @input=${onSearch}
      />
    </div>
    ${select(
      'review',
      [msg('State', { id: 'deals.state' }), msg('All states', { id: 'deals.list.all' })],
      reviews.map((value) => ({ value, label: reviewStatus(value).word })),
    )}
    ${select(
      'protection',
      [msg('Protection', { id: 'deals.protection' }), msg('Any protection', { id: 'deals.list.protection' })],
      protections.map((value) => ({ value, label: protectionWord(value) })),
    )}
    ${select(
      'whose',
      [msg('Whose', { id: 'deals.list.whose' }), msg('Own and shared', { id: 'deals.list.whose.all' })],
      [
        { value: 'own', label: msg('Own deals', { id: 'deals.list.whose.own' }) },
        { value: 'shared', label: msg('Shared with us', { id: 'deals.list.whose.shared' }) },
      ],
    )}
    <slot></slot>
  </search>`;
}
