import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import type { PorticoCheck } from '@portico/ui/check/check';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { searchIcon } from '@portico/ui/icon/icons';
import type { PorticoSelect } from '@portico/ui/select/select';
import { queueViewWords } from './queue-views.ts';

/** What the filters of the queue are drawn from. */
export interface QueueFilters {
  readonly search: URLSearchParams;
  /** The view that is shown, the usual one, and all that are offered. */
  readonly view: string;
  readonly usual: string;
  readonly views: readonly string[];
  readonly partners: OutputOf<'partners.list'>;
  /** Whether deals can be the reader's own to review. */
  readonly canBeMine: boolean;
  readonly onWords: (event: Event) => void;
  /** Sets a filter of the address; empty takes it away. */
  readonly narrow: (name: string, value: string) => void;
}

/** The filters above the queue. */
export function drawFilters(filters: QueueFilters): TemplateResult {
  const { search, view, usual, narrow } = filters;
  const views = filters.views.map((value) => ({ value, label: queueViewWords(value) }));
  const partners = filters.partners.map(({ id, name }) => ({ value: id, label: name }));
  return html`<div class="filters" role="search">
    <portico-field
      hide-label
      type="search"
      label=${msg('Search the queue', { id: 'desk.keys.search' })}
      placeholder=${msg('Customer or number', { id: 'desk.search.example' })}
      .value=${search.get('q') ?? ''}
      @input=${filters.onWords}
      ><span slot="prefix">${drawIcon(searchIcon)}</span></portico-field
    >
    <portico-select
      hide-label
      required
      label=${msg('State', { id: 'desk.filter.state' })}
      .options=${views}
      .value=${view}
      @change=${(event: Event) => narrow('state', valueOf(event) === usual ? '' : valueOf(event))}
    ></portico-select>
    <portico-select
      hide-label
      label=${msg('Partner', { id: 'desk.filter.partner' })}
      placeholder=${msg('All partners', { id: 'desk.filter.all-partners' })}
      .options=${partners}
      .value=${search.get('partner') ?? ''}
      @change=${(event: Event) => narrow('partner', valueOf(event))}
    ></portico-select>
    ${
      filters.canBeMine
        ? html`<portico-check
            label=${msg('Only mine', { id: 'desk.filter.mine' })}
            .checked=${search.has('mine')}
            @change=${(event: Event) => narrow('mine', (event.currentTarget as PorticoCheck).checked ? '1' : '')}
          ></portico-check>`
        : nothing
    }
  </div>`;
}

/** The way to register a deal for a partner, for who may. */
export function drawRegister(may: readonly string[]): TemplateResult | typeof nothing {
  if (!may.includes('deal.register_for')) return nothing;
  return html`<portico-button slot="actions" href="/desk/new"
    >${msg('Register for a partner', { id: 'desk.behalf' })}</portico-button
  >`;
}

function valueOf(event: Event): string {
  return (event.currentTarget as PorticoSelect).value;
}
