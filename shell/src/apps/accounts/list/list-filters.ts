import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { searchIcon } from '@portico/ui/icon/icons';
import { countryOptions } from '@portico/widgets/deals/countries';
import { chosenState } from './list-filter.ts';

/** What the filters show, and what happens when one is set. */
export interface Filters {
  readonly search: URLSearchParams;
  readonly segments: readonly string[];
  readonly locale: string;
  readonly onWords: (event: Event) => void;
  readonly narrow: (name: string, value: string) => void;
}

/** The filters over the list of accounts. */
export function drawFilters({ search, segments, locale, onWords, narrow }: Filters): TemplateResult {
  const value = (event: Event): string => (event.currentTarget as HTMLElement & { value: string }).value;
  return html`<div class="filters" role="search">
    <portico-field
      hide-label
      type="search"
      label=${msg('Search accounts', { id: 'accounts.search' })}
      placeholder=${msg('Name, domain or number', { id: 'accounts.search.example' })}
      .value=${search.get('q') ?? ''}
      @input=${onWords}
      ><span slot="prefix">${drawIcon(searchIcon)}</span></portico-field
    >
    <portico-combobox
      hide-label
      label=${msg('Country', { id: 'accounts.country' })}
      placeholder=${msg('All countries', { id: 'accounts.filter.countries' })}
      .options=${countryOptions(locale)}
      .value=${search.get('country') ?? ''}
      @change=${(event: Event) => narrow('country', value(event))}
    ></portico-combobox>
    <portico-select
      hide-label
      label=${msg('Segment', { id: 'accounts.segment' })}
      placeholder=${msg('All segments', { id: 'accounts.filter.segments' })}
      .options=${segments.map((segment) => ({ value: segment, label: segment }))}
      .value=${search.get('segment') ?? ''}
      @change=${(event: Event) => narrow('segment', value(event))}
    ></portico-select>
    <portico-select
      hide-label
      label=${msg('Coverage', { id: 'accounts.coverage' })}
      placeholder=${msg('Coverage', { id: 'accounts.filter.coverage' })}
      .options=${[
        { value: 'with', label: msg('With coverage', { id: 'accounts.filter.covered' }) },
        { value: 'without', label: msg('Without coverage', { id: 'accounts.filter.uncovered' }) },
      ]}
      .value=${search.get('coverage') ?? ''}
      @change=${(event: Event) => narrow('coverage', value(event))}
    ></portico-select>
    <portico-select
      hide-label
      required
      label=${msg('State', { id: 'desk.filter.state' })}
      .options=${[
        { value: 'in_use', label: msg('In use', { id: 'accounts.state.in-use' }) },
        { value: 'archived', label: msg('Archived', { id: 'accounts.state.archived' }) },
        { value: 'merged', label: msg('Merged away', { id: 'accounts.state.merged' }) },
      ]}
      .value=${chosenState(search)}
      @change=${(event: Event) => narrow('state', value(event) === 'in_use' ? '' : value(event))}
    ></portico-select>
  </div>`;
}
