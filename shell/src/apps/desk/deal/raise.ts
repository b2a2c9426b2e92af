import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { Claimant } from '@portico/domain/deals/review-views';
import { navigate } from '../../../routing/navigate.ts';
import type { DisputeChangedEvent } from '../../disputes/forms/dispute-form.ts';

/** Raises a dispute over those who claim the customer, and goes to it. */
export function drawRaise(claimants: readonly Claimant[], root: ParentNode): TemplateResult {
  return html`<portico-button
      class="raise"
      small
      @click=${() => root.querySelector('portico-dispute-raise')?.show()}
      >${msg('Raise a dispute', { id: 'desk.dispute.raise' })}</portico-button
    >
    <portico-dispute-raise
      .claimants=${claimants.filter(({ review }) => review !== 'withdrawn')}
      @portico-dispute-changed=${({ dispute }: DisputeChangedEvent) => navigate(`/disputes/${dispute.id}`)}
    ></portico-dispute-raise>`;
}
