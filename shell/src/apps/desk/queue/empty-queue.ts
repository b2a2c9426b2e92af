import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { navigate } from '../../../routing/navigate.ts';

/** What stands where no deal does: nothing to do, a view that is empty, or filters that leave nothing. */
export function drawEmptyQueue(search: URLSearchParams, base: string): TemplateResult {
  const filters = [...search.keys()];
  if (filters.length === 1 && filters[0] === 'state')
    return html`<portico-empty
      slot="empty"
      heading=${msg('Nothing here at the moment', { id: 'desk.empty.view' })}
      text=${msg('What belongs in this view appears by itself.', { id: 'desk.empty.view.text' })}
    ></portico-empty>`;
  return filters.length > 0
    ? html`<portico-empty
        slot="empty"
        heading=${msg('No deal fits', { id: 'desk.empty.filtered' })}
        text=${msg('Take a filter away to see more.', { id: 'desk.empty.filtered.text' })}
      >
        <portico-button slot="action" @click=${() => navigate(base, { replace: true })}
          >${msg('Show all deals', { id: 'desk.empty.all' })}</portico-button
        >
      </portico-empty>`
    : base === '/deals'
      ? html`<portico-empty
          slot="empty"
          heading=${msg('No deals yet', { id: 'desk.empty.reading' })}
          text=${msg('Registrations of the partners you look after appear here.', { id: 'desk.empty.reading.text' })}
        ></portico-empty>`
      : html`<portico-empty
          slot="empty"
          heading=${msg('The queue is empty', { id: 'desk.empty' })}
          text=${msg('New registrations appear here the moment a partner hands them in.', { id: 'desk.empty.text' })}
        ></portico-empty>`;
}
