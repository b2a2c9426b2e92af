import { html, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import { reasonWords } from './timeline-words.ts';

/** What the form needs of the deal it stands in. */
export interface WithdrawForm {
  busy: boolean;
  onSubmit(event: Event): void;
  onKeep(): void;
}

/** Asks whether, and why, a registration is withdrawn. */
export function withdrawForm({ busy, onSubmit, onKeep }: WithdrawForm): TemplateResult {
  const reasons = ['customer_stopped', 'entered_in_error', 'other'].map((value) => ({
    value,
    label: reasonWords(value),
  }));
  return html`<form class="panel" novalidate @submit=${onSubmit}>
    <div>
      <h3>${msg('Withdraw this registration?', { id: 'deals.withdraw.ask' })}</h3>
      <p class="quiet">
        ${msg('The customer is then open to other partners. This cannot be undone.', { id: 'deals.withdraw.means' })}
      </p>
    </div>
    <portico-select
      class="narrow"
      name="reason"
      required
      value="customer_stopped"
      .label=${msg('Reason', { id: 'deals.withdraw.reason' })}
      .options=${reasons}
    ></portico-select>
    <footer>
      <portico-button type="submit" variant="danger" .busy=${busy}
        >${msg('Withdraw', { id: 'deals.withdraw.do' })}</portico-button
      >
      <portico-button @click=${onKeep}>${msg('Keep it', { id: 'deals.withdraw.keep' })}</portico-button>
    </footer>
  </form>`;
}
