import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { BenefitStatement } from '@portico/domain/benefits/benefit';
import type { DraftClaim } from '@portico/domain/deals/claim';
import { ContextValue } from '@portico/runtime/context';
import { clientContext } from '@portico/runtime/contexts';
import { PorticoElement } from '@portico/ui/element';
import { localeOf } from '@portico/ui/locale/locale-of';
import { formatMoney } from '@portico/domain/money';

// Longer than the pause between two choices.
const pauseMs = 300;

/**
 * @summary What a deal would bring its partner, before it is handed in: one sentence, kept up to date with the answers.
 *
 * The sum is the server's own; where it cannot be had, nothing is shown and nothing is promised.
 */
export class PorticoBenefitPreview extends PorticoElement {
  static readonly tag = 'portico-benefit-preview';
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0;
        padding: var(--portico-space-3) var(--portico-space-4);
        border-radius: var(--portico-radius-card);
        background: var(--portico-success-soft);
        color: var(--portico-success-text);
      }
    `,
  ];

  /** The claim as typed so far. */
  @property({ attribute: false }) claim: DraftClaim = {};

  private readonly client = new ContextValue(this, clientContext, () => this.follow());

  @state() private statement: BenefitStatement | null = null;

  private asked = '';
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addController(this.client);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.asked = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('claim')) this.follow();
  }

  /** Asks again once the answers that matter have changed. */
  private follow(): void {
    const { productId, valueBand, estAmountMinor, estCurrency, lines, dealType } = this.claim;
    if (!productId || !valueBand) {
      this.statement = null;
      return;
    }
    const wanted = {
      productId,
      valueBand,
      ...(estAmountMinor === undefined ? {} : { estAmountMinor }),
      ...(estCurrency && { estCurrency }),
      ...(lines?.length ? { lines } : {}),
      ...(dealType && { dealType }),
    };
    const written = JSON.stringify(wanted);
    if (written === this.asked) return;
    this.asked = written;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.ask(wanted, written), pauseMs);
  }

  private async ask(claim: DraftClaim, written: string): Promise<void> {
    const answer = await this.client.value?.deals.benefitPreview.query({ claim }).catch(() => null);
    if (this.asked === written) this.statement = answer?.benefits ?? null;
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.statement ? this.renderStatement(this.statement) : nothing}</div>`;
  }

  private renderStatement({ totalMinor, currency, baseFrom }: BenefitStatement): unknown {
    if (totalMinor === 0) return nothing;
    const sum = formatMoney({ amountMinor: totalMinor, currency }, localeOf(this) ?? 'en');
    return html`<p>
      ${
        baseFrom === 'amount'
          ? msg(str`Approved, this deal brings you ${sum}.`, { id: 'deals.benefits.preview' })
          : msg(str`Approved, this deal brings you at least ${sum}.`, { id: 'deals.benefits.preview.least' })
      }
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-benefit-preview': PorticoBenefitPreview;
  }
}
