import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Claimant } from '@portico/domain/deals/review-views';
import type { DisputeResult, VendorDisputeView } from '@portico/domain/disputes/views';
import { Fault } from '@portico/domain/fault';
import type { WidgetPhase } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { successIcon } from '@portico/ui/icon/icons';
import { PorticoTime } from '@portico/ui/time/time';
import { deadlineWords } from '@portico/widgets/deals/time-words';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { dealStyles } from '../../desk/deal/deal.styles.ts';
import { PorticoDeskFiles } from '../../desk/files/files.ts';
import { PorticoNotFound } from '../../not-found/not-found.ts';
import { disputeStyles } from '../disputes.styles.ts';
import { dealResult, disputeStatus, groundWords, vendorView } from '../dispute-words.ts';
import { drawSide } from './draw-side.ts';
import type { DisputeChangedEvent, PorticoDisputeForm } from '../forms/dispute-form.ts';
import { PorticoDisputeAccept } from '../forms/accept-letter.ts';
import { PorticoDisputeEvidence } from '../forms/evidence.ts';
import { PorticoDisputePanel } from '../forms/panel.ts';
import { PorticoDisputeRule } from '../forms/rule.ts';
import { PorticoDisputeWithdraw } from '../forms/withdraw.ts';

type FormTag =
  | 'portico-dispute-panel'
  | 'portico-dispute-rule'
  | 'portico-dispute-evidence'
  | 'portico-dispute-withdraw';

/**
 * @summary One dispute: each party's deal and evidence side by side, who rules, what was said so far, and the ruling.
 */
export class PorticoDisputePage extends PorticoView {
  static readonly tag = 'portico-dispute-page';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoNotFound,
    PorticoBadge,
    PorticoButton,
    PorticoTime,
    PorticoDeskFiles,
    PorticoDisputePanel,
    PorticoDisputeRule,
    PorticoDisputeEvidence,
    PorticoDisputeWithdraw,
    PorticoDisputeAccept,
  ];
  static override styles = [PorticoView.styles, dealStyles, disputeStyles];

  @state() private dispute: VendorDisputeView | null = null;
  @state() private others: readonly Claimant[] = [];
  @state() private said = '';

  /** The dispute's id, as it stands in the address. */
  @property({ attribute: false }) disputeId = '';

  /** What the reader may do. */
  @property({ attribute: false }) may: readonly string[] = [];

  /** Who reads. */
  @property() userId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('disputeId')) this.retry();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow({ aggregate: 'deal' });
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const of = { disputeId: this.disputeId };
    this.dispute = vendorView(await this.client.disputes.get.query(of, { signal }));
    if (!this.dispute) throw new Fault('not_found');
    this.others = await this.findOthers(this.dispute, signal);
  }

  /** An address that holds no id at all leads nowhere, too. */
  protected override phaseOf(fault: Fault): WidgetPhase {
    return fault.code === 'bad_input' ? 'no-permission' : super.phaseOf(fault);
  }

  /** Others who claim the customer and could be brought in; only for who may do that. */
  private async findOthers({ deals, status }: VendorDisputeView, signal: AbortSignal): Promise<Claimant[]> {
    const [first] = deals;
    if (!first || status !== 'open' || !this.may.includes('dispute.manage')) return [];
    const deal = await this.client.desk.get.query({ dealId: first.id }, { signal }).catch(() => null);
    return (deal?.claimants ?? []).filter(
      ({ dealId, review }) => review !== 'withdrawn' && !deals.some(({ id }) => id === dealId),
    );
  }

  private open(tag: FormTag): void {
    this.renderRoot.querySelector<PorticoDisputeForm>(tag)?.show();
  }

  private readonly onChanged = (event: DisputeChangedEvent): void => {
    this.dispute = event.dispute;
    this.said =
      event.dispute.status === 'ruled'
        ? msg('It is ruled. Both sides know.', { id: 'desk.dispute.ruled' })
        : event.said;
    void this.refresh();
  };

  override render(): TemplateResult {
    if (this.phase === 'no-permission') return html`<portico-not-found></portico-not-found>`;
    const dispute = this.phase === 'ready' ? this.dispute : null;
    const status = dispute && disputeStatus(dispute);
    return html`<portico-page
      heading=${dispute?.deals[0]?.customerName ?? msg('Dispute', { id: 'desk.dispute.one' })}
      .crumbs=${[{ title: msg('Disputes', { id: 'shell.disputes' }), href: '/disputes' }]}
    >
      ${status ? html`<portico-badge slot="beside" tone=${status.tone}>${status.word}</portico-badge>` : nothing}
      ${dispute?.status === 'open' ? this.buttons(dispute) : nothing} ${super.render()}
    </portico-page>`;
  }

  private buttons(dispute: VendorDisputeView): TemplateResult[] {
    const sits = dispute.panel.some(({ userId }) => userId === this.userId);
    const hasPanel = dispute.panel.length > 0;
    const offered: [FormTag, string, boolean][] = [
      [
        'portico-dispute-withdraw',
        msg('Take it back', { id: 'desk.dispute.withdraw' }),
        dispute.mine && this.may.includes('dispute.raise'),
      ],
      [
        'portico-dispute-evidence',
        msg('Add evidence', { id: 'desk.dispute.evidence' }),
        this.may.includes('dispute.raise'),
      ],
      [
        'portico-dispute-panel',
        hasPanel
          ? msg('Change the panel', { id: 'desk.dispute.panel.change' })
          : msg('Name the panel', { id: 'desk.dispute.panel' }),
        this.may.includes('dispute.manage'),
      ],
      [
        'portico-dispute-rule',
        msg('Rule', { id: 'desk.dispute.rule' }),
        sits && this.may.includes('dispute.rule'),
      ],
    ];
    const shown = offered.filter(([, , may]) => may);
    return shown.map(
      ([tag, label], at) =>
        html`<portico-button
          slot="actions"
          variant=${at === shown.length - 1 ? 'primary' : 'secondary'}
          @click=${() => this.open(tag)}
          >${label}</portico-button
        >`,
    );
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="sides">
      <portico-skeleton lines="6"></portico-skeleton><portico-skeleton lines="6"></portico-skeleton>
    </div>`;
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { dispute } = this;
    if (!dispute) return nothing;
    return html`<div role="status">
        ${this.said ? html`<p class="said">${drawIcon(successIcon)} ${this.said}</p>` : nothing}
      </div>
      <div @portico-dispute-changed=${this.onChanged}>
        ${this.question(dispute)}
        <section>
          <h2>${msg('The sides', { id: 'desk.dispute.sides' })}</h2>
          <ul class="sides">
            ${dispute.parties.map((party) =>
              drawSide(party, {
                dispute,
                may: this.may,
                onAccept: (id) => this.renderRoot.querySelector('portico-dispute-accept')?.showFor(id),
              }),
            )}
          </ul>
        </section>
        ${this.ruling(dispute)}
        <portico-dispute-panel .dispute=${dispute} .others=${this.others}></portico-dispute-panel>
        <portico-dispute-rule .dispute=${dispute}></portico-dispute-rule>
        <portico-dispute-evidence .dispute=${dispute}></portico-dispute-evidence>
        <portico-dispute-withdraw .dispute=${dispute}></portico-dispute-withdraw>
        <portico-dispute-accept .dispute=${dispute}></portico-dispute-accept>
      </div>`;
  }

  private question(dispute: VendorDisputeView): TemplateResult {
    const by = dispute.raisedByName ?? msg('Somebody', { id: 'shell.activity.somebody' });
    return html`<section class="card">
      <h2>${groundWords(dispute.ground)}</h2>
      <p class="words">${dispute.statement}</p>
      <p class="quiet">
        ${msg(str`${by} raised it.`, { id: 'desk.dispute.raised-by' })}
        ${dispute.status === 'open' ? msg(str`To be ruled on by ${deadlineWords(dispute.dueAt, this.locale)}.`, { id: 'desk.dispute.due' }) : nothing}
      </p>
    </section>`;
  }

  private ruling(dispute: VendorDisputeView): TemplateResult {
    const { panel, ruling, status } = dispute;
    const nameOf = (id: string | null) =>
      panel.find(({ userId }) => userId === id)?.name ?? msg('Somebody', { id: 'shell.activity.somebody' });
    return html`<section class="card">
      <h2>${msg('The panel', { id: 'desk.dispute.panel.heading' })}</h2>
      <p>
        ${panel.length > 0 ? panel.map(({ name }) => name).join(', ') : html`<span class="quiet">${msg('Nobody is named yet', { id: 'desk.dispute.panel.none' })}</span>`}
      </p>
      ${
        ruling
          ? html`<p>
                ${
                  status === 'ruled'
                    ? msg(
                        str`${nameOf(ruling.proposedById)} and ${nameOf(ruling.agreedById)} said the same.`,
                        { id: 'desk.dispute.agreed' },
                      )
                    : msg(
                        str`${nameOf(ruling.proposedById)} has said how to rule; it stands once another of the panel says the same.`,
                        { id: 'desk.dispute.waits' },
                      )
                }
              </p>
              <ul class="results">
                ${dispute.parties.map(({ dealId, partnerName }) => {
                  const { word, tone } = dealResult(resultOf(dealId, ruling));
                  return html`<li class="line">
                    <b>${partnerName}</b> <portico-badge tone=${tone}>${word}</portico-badge>
                  </li>`;
                })}
              </ul>
              <p class="answer">${ruling.rationaleShared}</p>`
          : nothing
      }
    </section>`;
  }
}

function resultOf(dealId: string, ruling: NonNullable<VendorDisputeView['ruling']>): DisputeResult {
  if (ruling.leadingDealId === dealId) return 'leads';
  return ruling.endingDealIds.includes(dealId) ? 'ends' : 'stands';
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-page': PorticoDisputePage;
  }
}
