import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoDealRegistration } from '@portico/widgets/deals/deal-registration';
import { keepClaim } from '@portico/widgets/deals/kept-claim';
import { PorticoView } from '../../applications/view.ts';

/**
 * @summary A draft, opened to go on with: its claim becomes what the form in this tab keeps. A form that already keeps
 * this draft keeps its newer words.
 */
export class PorticoDealDraft extends PorticoView {
  static readonly tag = 'portico-deal-draft';
  static override readonly uses = [...PorticoView.uses, PorticoDealRegistration];

  /** Which draft. */
  @property({ attribute: false }) dealId = '';

  protected override async load(signal: AbortSignal): Promise<void> {
    const [{ claim, version, review }, me] = await Promise.all([
      this.client.deals.get.query({ dealId: this.dealId }, { signal }),
      this.client.session.me.query(undefined, { signal }),
    ]);
    const kept = keepClaim(me.user.id);
    const { dealId } = this;
    if (review !== 'draft') kept.write({ claim: {}, dealId });
    else if (kept.read()?.draft?.dealId !== dealId) kept.write({ claim, draft: { dealId, version } });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="12"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<portico-deal-registration></portico-deal-registration>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal-draft': PorticoDealDraft;
  }
}
