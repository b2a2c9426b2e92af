import { html, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import { navigate } from '../../../routing/navigate.ts';

/** What stands where no deal does: nothing to do, or filters that leave nothing. */
export function drawEmptyQueue(isFiltered: boolean): TemplateResult {
  return isFiltered
    ? html`<portico-empty
        slot="empty"
        heading=${msg('No deal fits', { id: 'desk.empty.filtered' })}
        text=${msg('Take a filter away to see more.', { id: 'desk.empty.filtered.text' })}
      >
        <portico-button slot="action" @click=${() => navigate('/desk', { replace: true })}
          >${msg('Show the whole queue', { id: 'desk.empty.all' })}</portico-button
        >
      </portico-empty>`
    : html`<portico-empty
        slot="empty"
        heading=${msg('The queue is empty', { id: 'desk.empty' })}
        text=${msg('New registrations appear here the moment a partner hands them in.', { id: 'desk.empty.text' })}
      ></portico-empty>`;
}
