import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { claimFields, type ClaimField, type DraftClaim } from '@portico/domain/deals/claim';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import type { OutputOf } from '@portico/runtime/client';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { focusField } from '@portico/widgets/deals/focus-field';
import { countWords, checkTyped, problemsShown } from '@portico/widgets/deals/claim-rules';
import { moreFields, unreadable, withMore } from '@portico/widgets/deals/more-fields';
import { answerAt, textOf, withAnswer } from '@portico/widgets/deals/typed-claim';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { type ClaimForm, drawClaimFields } from './claim-form.ts';

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
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-4);
        max-inline-size: 560px;
      }
      h2 {
        margin: var(--portico-space-3) 0 0;
        padding-block-start: var(--portico-space-5);
        border-block-start: 1px solid var(--portico-border);
        font-size: 16px;
        font-weight: 600;
      }
      form > portico-button {
        justify-self: start;
      }
      details {
        padding-block: var(--portico-space-3);
        border-block: 1px solid var(--portico-border);
      }
      summary {
        border-radius: 2px;
        font-weight: 500;
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: 2px;
      }
      .more {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-4);
        margin-block: var(--portico-space-4) var(--portico-space-2);
      }
      .narrow {
        max-inline-size: 320px;
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
    const { name, control } = answerAt(event);
    if (!control) return;
    this.claim = withMore(this.claim, control) ?? withAnswer(this.claim, control);
    this.refused = [...this.refused.filter(({ field }) => field !== name), ...unreadable(control)];
    this.trouble = null;
  }

  private onFiles(ids: readonly string[]): void {
    this.claim = { ...this.claim, fileIds: [...ids] };
    this.refused = this.refused.filter(({ field }) => field !== 'fileIds');
  }

  private onChange(event: Event): void {
    const { name } = answerAt(event);
    if (name) this.touched = new Set([...this.touched, name]);
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { setup, partnerId, sellerId } = this;
    this.errors = {
      partner: partnerId ? '' : msg('Choose the partner.', { id: 'desk.behalf.partner-needed' }),
      seller: sellerId ? '' : msg('Choose the seller.', { id: 'desk.behalf.seller-needed' }),
    };
    this.touched = new Set(claimFields);
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
      lead=${msg('The deal belongs to the seller, who gets the receipt. Somebody else decides it.', { id: 'desk.behalf.lead' })}
      .crumbs=${[{ title: msg('Deal desk', { id: 'shell.desk' }), href: '/desk' }]}
      >${super.render()}</portico-page
    >`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="4"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { setup } = this;
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
      ${setup ? this.rest(setup) : this.problem()}
    </form>`;
  }

  /** All that follows from the partner: the seller, what is claimed, and the button. */
  private rest(setup: OutputOf<'desk.form'>): TemplateResult {
    const { claim, touched, refused, locale } = this;
    const errors = problemsShown({ claim, touched, refused }, setup);
    const form: ClaimForm = {
      setup,
      locale,
      value: (field) => textOf(claim, field),
      error: (field) => errors.get(field) ?? '',
      drawMore: (view) => moreFields({ ...view, claim, onFiles: (ids) => this.onFiles(ids) }),
    };
    return html`<portico-select
        required
        label=${msg('Seller', { id: 'desk.fact.seller' })}
        placeholder=${msg('Choose the seller', { id: 'desk.behalf.seller' })}
        .options=${this.sellers.map(({ id, name }) => ({ value: id, label: name }))}
        .value=${this.sellerId}
        .error=${this.errors.seller}
        @change=${(event: Event) => (this.sellerId = (event.currentTarget as PorticoSelect).value)}
      ></portico-select>
      ${drawClaimFields(form)} ${this.problem()}
      <portico-button type="submit" variant="primary" ?busy=${this.sending}
        >${msg('Register deal', { id: 'desk.behalf.send' })}</portico-button
      >`;
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
