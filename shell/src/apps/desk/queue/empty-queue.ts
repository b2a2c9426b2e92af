import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { navigate } from '../../../routing/navigate.ts';

/** What stands where no deal does: nothing to do, or filters that leave nothing. */
export function drawEmptyQueue(isFiltered: boolean, base: string): TemplateResult {
  return isFiltered
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
