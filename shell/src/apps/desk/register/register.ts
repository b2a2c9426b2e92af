import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import type { OutputOf } from '@portico/runtime/client';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { focusField } from '@portico/widgets/deals/claim-fields';
import { countWords, checkTyped, problemsShown } from '@portico/widgets/deals/claim-rules';
import { answerAt, fieldNames, textOf, withAnswer } from '@portico/widgets/deals/typed-claim';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { drawClaimFields } from './claim-form.ts';

/**
 * @summary Registers a deal on behalf of a partner's seller, who is told: for whom, and then what is claimed.
 */
export class PorticoDeskRegister extends PorticoView {
  static readonly tag = 'portico-desk-register';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoField,
    PorticoSelect,
    PorticoCheck,
    PorticoButton,
  ];
  static override styles = [
    PorticoView.styles,
    css`
      form {
        display: grid;
        gap: var(--portico-space-4);
        max-inline-size: 560px;
      }
      h2 {
        margin: var(--portico-space-3) 0 0;
        font-size: 16px;
        font-weight: 600;
      }
      portico-button {
        justify-self: start;
      }
    `,
  ];

  @state() private partners: OutputOf<'partners.list'> = [];
  @state() private sellers: OutputOf<'desk.sellers'> = [];
  @state() private setup: OutputOf<'desk.form'> | null = null;
  @state() private partnerId = '';
  @state() private sellerId = '';
  @state() private claim: DraftClaim = {};
  @state() private touched: ReadonlySet<ClaimField> = new Set();
  @state() private refused: readonly ClaimProblem[] = [];
  @state() private trouble: Fault | string | null = null;
  @state() private errors = { partner: '', seller: '' };
  @state() private sending = false;

  private readonly key = new SubmissionKey();

  protected override async load(signal: AbortSignal): Promise<void> {
    this.partners = await this.client.partners.list.query(undefined, { signal });
  }

  private async choosePartner(partnerId: string): Promise<void> {
    this.partnerId = partnerId;
    this.sellerId = '';
    this.sellers = [];
    this.errors = { partner: '', seller: '' };
    this.trouble = null;
    try {
      const [sellers, setup] = await Promise.all([
        this.client.desk.sellers.query({ partnerId }),
        this.client.desk.form.query({ partnerId }),
      ]);
      if (partnerId !== this.partnerId) return;
      this.sellers = sellers;
      this.setup = setup;
    } catch (error) {
      this.trouble = asFault(error);
    }
  }

  private onInput(event: Event): void {
    const answer = answerAt(event);
    if (!answer) return;
    this.claim = withAnswer(this.claim, answer.control);
    this.refused = this.refused.filter(({ field }) => field !== answer.name);
    this.trouble = null;
  }

  private onChange(event: Event): void {
    const answer = answerAt(event);
    if (answer) this.touched = new Set([...this.touched, answer.name]);
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { setup, partnerId, sellerId } = this;
    this.errors = {
      partner: partnerId ? '' : msg('Choose the partner.', { id: 'desk.behalf.partner-needed' }),
      seller: sellerId ? '' : msg('Choose the seller.', { id: 'desk.behalf.seller-needed' }),
    };
    this.touched = new Set(fieldNames);
    if (this.sending || !setup || !sellerId) return;
    const checked = checkTyped(this.claim, setup);
    if (!checked.ok) return this.showProblems(checked.problems);
    this.sending = true;
    this.trouble = null;
    try {
      const input = { partnerId, sellerId, claim: checked.claim };
      const outcome = await this.key.send(input, (sent, options) =>
        this.client.desk.registerFor.mutate(sent, options),
      );
      if (outcome.ok) navigate(`/desk/${outcome.deal.id}`);
      else if ('refusal' in outcome) this.trouble = deskRefusalText(outcome.refusal);
      else await this.showProblems(outcome.problems);
    } catch (error) {
      this.trouble = asFault(error);
    } finally {
      this.sending = false;
    }
  }

  private async showProblems(problems: readonly ClaimProblem[]): Promise<void> {
    this.refused = problems;
    this.trouble = countWords(problems);
    await this.updateComplete;
    focusField(this.renderRoot.querySelector('form'), problems[0]?.field);
  }

  override render(): TemplateResult {
    return html`<portico-page
      heading=${msg('Register for a partner', { id: 'desk.behalf' })}
      lead=${msg('The deal is the seller’s, who is told (DM20). Somebody else decides it.', { id: 'desk.behalf.lead' })}
      .crumbs=${[{ title: msg('Deal desk', { id: 'shell.desk' }), href: '/desk' }]}
      >${super.render()}</portico-page
    >`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="4"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { setup, claim, touched, refused, locale } = this;
    const errors = setup ? problemsShown({ claim, touched, refused }, setup) : new Map<ClaimField, string>();
    return html`<form novalidate @input=${this.onInput} @change=${this.onChange} @submit=${this.onSubmit}>
      <portico-select
        required
        label=${msg('Partner', { id: 'desk.filter.partner' })}
        placeholder=${msg('Choose the partner', { id: 'desk.behalf.partner' })}
        .options=${this.partners.map(({ id, name }) => ({ value: id, label: name }))}
        .value=${this.partnerId}
        .error=${this.errors.partner}
        @change=${(event: Event) => void this.choosePartner((event.currentTarget as PorticoSelect).value)}
      ></portico-select>
      <portico-select
        required
        label=${msg('Seller', { id: 'desk.fact.seller' })}
        placeholder=${msg('Choose the seller', { id: 'desk.behalf.seller' })}
        .options=${this.sellers.map(({ id, name }) => ({ value: id, label: name }))}
        .value=${this.sellerId}
        .error=${this.errors.seller}
        @change=${(event: Event) => (this.sellerId = (event.currentTarget as PorticoSelect).value)}
      ></portico-select>
      ${
        setup
          ? drawClaimFields({
              setup,
              locale,
              value: (field) => textOf(claim, field),
              error: (field) => errors.get(field) ?? '',
            })
          : nothing
      }
      ${this.problem()}
      <portico-button type="submit" variant="primary" ?busy=${this.sending}
        >${msg('Register deal', { id: 'desk.behalf.send' })}</portico-button
      >
    </form>`;
  }

  private problem(): unknown {
    const { trouble } = this;
    if (trouble instanceof Fault) return this.renderFault(trouble);
    return trouble ? html`<portico-problem .heading=${trouble}></portico-problem>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-register': PorticoDeskRegister;
  }
}
