import { html, nothing } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealView, TimelineEntry } from '@portico/domain/deals/views';
import type { DisputeView } from '@portico/domain/disputes/views';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import { PorticoSubmittedEvent } from '@portico/runtime/events';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { define } from '@portico/ui/define';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import type * as disputes from '../disputes/dispute-card.ts';
import { cardElements } from '../card-elements.ts';
import { askedAndAnswered } from './asked-answered.ts';
import { dealBenefits } from './deal-benefits.ts';
import { DealContinueEvent } from './deal-continue-event.ts';
import { dealFiles } from './deal-files.ts';
import type { Move } from './deal-moves.ts';
import { dealNotices, dealRounds } from './deal-notices.ts';
import { DealOpenEvent } from './deal-open-event.ts';
import { dealReason } from './deal-reason.ts';
import { dealRestStyles } from './deal-rest.styles.ts';
import type { FormName } from './forms/form-names.ts';
import { type FormHost, type FormSurroundings, OpenForm } from './forms/open-form.ts';
import { scopeFacts } from './scope-facts.ts';
import { timelineEntries } from './timeline-words.ts';

/** The widget the rest of a deal is drawn in. */
export interface RestHost extends FormHost {
  dealId: string;
}

/** What the rest of a deal needs of its widget. */
export interface RestSurroundings extends Pick<FormSurroundings, 'client' | 'locale' | 'deal'> {
  /** What happened to the deal as it is now. */
  history(): readonly TimelineEntry[];
  /** Whether the reader may do something; null while nobody knows who reads. */
  may(action: string): boolean | null;
  /** Shows a deal as it came back from an act. */
  take(deal: DealView): void;
  /** Reads the deal anew. */
  refresh(): Promise<void>;
  drawFault(fault: Fault, again?: () => void): unknown;
}

/** All of a deal that is not seen at first, by its place. */
export interface DrawnRest {
  /** What stands in place of the whole deal: a draft that is gone on with. */
  instead: unknown;
  /** Between what comes next and what can be done. */
  above: unknown;
  /** Whether a form stands in place of what can be done. */
  isAsking: boolean;
  isDisputed: boolean;
  /** Between what can be done and the facts. */
  rounds: unknown;
  /** Among the facts. */
  scope: unknown;
  /** Below the facts. */
  below: unknown;
}

/** What of a deal is seen only at a second glance, and everything that can be done with it. Registers what it draws. */
export class DealRest {
  static readonly styles = dealRestStyles;

  private disputes: readonly DisputeView[] = [];
  /** Draws them; few deals have any. */
  private cards?: typeof disputes;

  /** The draft that is gone on with here. */
  private continuing = '';

  /** Why something could not be saved or fetched. */
  private trouble: Fault | null = null;

  /** What was just accepted, where the deal itself does not show it. */
  private told = '';

  /** The history that disputes were asked for with. */
  private seen: readonly TimelineEntry[] | undefined;

  private readonly form: OpenForm;

  private readonly host: RestHost;

  private readonly around: RestSurroundings;

  constructor(host: RestHost, around: RestSurroundings) {
    this.host = host;
    this.around = around;
    this.form = new OpenForm(host, {
      ...around,
      onDone: (name, deal) => this.onDone(name, deal),
      onStale: () => around.refresh(),
    });
    for (const element of [...cardElements, PorticoBadge, PorticoTime, PorticoTimeline]) define(element);
  }

  /** Another deal is to be shown, or to another person. */
  forget(): void {
    this.disputes = [];
    this.seen = undefined;
    this.continuing = '';
    this.trouble = null;
    this.told = '';
    this.form.close();
  }

  /** Fetches what `deal` shows by itself, so that it comes with the deal; what cannot be had is told when it is wanted. */
  async prepare({ review }: DealView): Promise<void> {
    if (review === 'info_requested') await this.form.fetch('answer').catch(() => {});
  }

  /** Does what the deal asks for by itself; called whenever it is drawn. */
  heed(): void {
    this.askOrLeave();
    const deal = this.around.deal();
    const history = this.around.history();
    // Who reads is known at its own time, and decides what may be asked for.
    const mayRead = this.around.may('dispute.read');
    if (!deal || mayRead === null || this.seen === history) return;
    this.seen = history;
    if (mayRead) void this.loadDisputes(deal);
  }

  /** Disputes come after the deal: few have any, and who may not read them still reads the deal. */
  private async loadDisputes({ id: dealId, review, shared }: DealView): Promise<void> {
    if (review === 'draft' || shared) return;
    const { seen } = this;
    await this.tried(async () => {
      const page = await this.around.client().disputes.list.query({ dealId, limit: 10 });
      if (page.rows.length > 0) this.cards ??= await import('../disputes/dispute-card.ts');
      // Another deal or another person since, or asked anew.
      if (seen !== this.seen) return;
      this.disputes = page.rows.flatMap((one) => (one.side === 'partner' ? [one] : []));
    });
  }

  /** Questions of the vendor's stand open by themselves, each round anew; answered elsewhere, they go. */
  private askOrLeave(): void {
    const { form } = this;
    const deal = this.around.deal();
    if (!deal) return;
    const isAsked = deal.review === 'info_requested' && !deal.shared && this.around.may('deal.register');
    const isOther = form.name === 'answer' && form.deal && form.deal.info?.askedAt !== deal.info?.askedAt;
    // What could not be fetched is not asked for again until the reader wants it.
    const isFree = form.name === null && form.trouble === null;
    if (isAsked && (isFree || isOther)) void form.show('answer', { deal }, { focus: false });
    else if (!isAsked && form.name === 'answer') form.close();
  }

  /** Begins what can be done with the deal. */
  move(name: Move['name']): void {
    const deal = this.around.deal();
    if (!deal) return;
    this.told = '';
    if (name === 'continue') void this.onContinue(deal.id);
    else void this.form.show(name, { deal }, { focus: true });
  }

  /** Saves the deal's signed receipt. */
  save(): void {
    const deal = this.around.deal();
    if (!deal) return;
    this.clear();
    void this.tried(async () => {
      const { saveReceipt } = await import('./save-receipt.ts').catch(offline);
      await saveReceipt(this.around.client(), deal);
    });
  }

  private async onDone(name: FormName, deal: DealView | undefined): Promise<void> {
    const { host, around } = this;
    const before = around.deal();
    if (!before) return;
    const isAnother = deal && deal.id !== before.id;
    host.dispatchEvent(new PorticoSubmittedEvent(deal?.id ?? before.id, deal?.number ?? before.number));
    if (isAnother) return this.onOpen(deal.id);
    if (deal) around.take(deal);
    if (name === 'amend' && deal?.amendment?.status === 'approved')
      this.told = msg('The deal is changed, as from now.', { id: 'deals.amend.done' });
    await around.refresh();
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private onOpen(dealId: string): void {
    if (this.host.dispatchEvent(new DealOpenEvent(dealId))) this.host.dealId = dealId;
  }

  private async onContinue(dealId: string): Promise<void> {
    const { host } = this;
    if (!host.dispatchEvent(new DealContinueEvent(dealId))) return;
    this.clear();
    await this.tried(async () => {
      // Most deals are no drafts: the form comes when it is wanted.
      const { PorticoDealRegistration } = await import('./deal-registration.ts').catch(offline);
      define(PorticoDealRegistration);
      if (dealId !== host.dealId) return;
      this.continuing = dealId;
      host.requestUpdate();
      await host.updateComplete;
      const form = host.renderRoot.querySelector('portico-deal-registration');
      const first = () => form?.shadowRoot?.querySelector('input')?.focus();
      form?.addEventListener('portico-ready', first, { once: true });
    });
  }

  private clear(): void {
    this.trouble = null;
    this.host.requestUpdate();
  }

  private async tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.trouble = asFault(error);
    }
    this.host.requestUpdate();
  }

  /** Everything of `deal` that its widget does not draw itself. */
  draw(deal: DealView): DrawnRest {
    const { continuing, form, told } = this;
    const [locale, history] = [this.around.locale(), this.around.history()];
    const isAnswering = form.name === 'answer';
    return {
      instead:
        continuing && html`<portico-deal-registration draft-id=${continuing}></portico-deal-registration>`,
      above: html`${dealReason(deal)} ${dealNotices(deal, locale)}
      ${told ? html`<portico-problem tone="info" .heading=${told}></portico-problem>` : nothing}
      ${this.drawTrouble()} ${form.name ? form.draw(isAnswering) : nothing}`,
      isAsking: form.name !== null && !isAnswering,
      isDisputed: this.disputes.some(({ status }) => status === 'open'),
      rounds: dealRounds(deal, (id) => this.onOpen(id)),
      scope: scopeFacts(deal),
      below: html`${dealBenefits(deal, locale)} ${askedAndAnswered(deal, history, isAnswering)}
        ${this.disputes.map((dispute) => this.drawDispute(dispute, deal))} ${dealFiles(deal)}
        <section>
          <h3>${msg('What happened', { id: 'deals.history' })}</h3>
          <portico-timeline .entries=${timelineEntries(history).toReversed()}></portico-timeline>
        </section>`,
    };
  }

  private drawTrouble(): unknown {
    const trouble = this.form.trouble ?? this.trouble;
    const isLost = this.form.name === null && this.form.trouble !== null;
    if (trouble instanceof Fault)
      return this.around.drawFault(trouble, isLost ? () => this.form.close() : undefined);
    return trouble ? html`<portico-problem .heading=${trouble}></portico-problem>` : nothing;
  }

  private drawDispute(dispute: DisputeView, deal: DealView): unknown {
    const show = (name: FormName) => (): void =>
      void this.form.show(name, { deal, dispute }, { focus: true });
    const verbs = this.around.may('dispute.raise')
      ? { addEvidence: show('evidence'), takeBack: show('drop') }
      : null;
    return this.cards?.disputeCard(dispute, deal.id, { locale: this.around.locale(), verbs });
  }
}

function offline(cause: unknown): never {
  throw new Fault('offline', {}, { cause });
}
