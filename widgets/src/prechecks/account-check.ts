import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoErrorEvent } from '@portico/runtime/events';
import type { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoWidget } from '@portico/runtime/widget';
import { buttonStyles } from '@portico/ui/button/button.styles';
import { drawBusy } from '@portico/ui/button/draw-busy';
import { drawSelectQuestion, drawTextQuestion, type Question } from '@portico/ui/question/question';
import { questionStyles } from '@portico/ui/question/question.styles';
import { CountryChoice } from '../deals/country-choice.ts';
import { registrationStyles } from '../deals/deal-registration.styles.ts';
import { registerWidgetTexts } from '../texts.ts';
import { accountCheckStyles } from './account-check.styles.ts';
import type * as answering from './answering.ts';
import { AccountCheckedEvent } from './checked-event.ts';
import { type CheckedCustomer, type Input, readInput } from './question-input.ts';
import { leftWords, namedWords } from './terms-words.ts';

/** How many letters a text takes. */
const longest = {
  customerName: 200,
  customerWeb: 254,
  customerCity: 120,
  customerPostcode: 20,
  customerRegistrationNo: 60,
};
const required = ['customerName', 'customerCountry'] as const;

/**
 * @summary Asks whether a customer is free before a deal is registered: free, needs a look, or not available.
 *
 * The answer never says who holds a customer, and takes the same time whatever it is. A vendor may answer at fixed times;
 * the widget then waits for them.
 *
 * @event portico-ready - The form can be filled in (`PorticoReadyEvent`).
 * @event portico-account-checked - A customer was asked about (`AccountCheckedEvent`): `answer`, null while it waits.
 * @event portico-error - Something did not work (`PorticoErrorEvent`): `code`, `status`, `retryable`.
 * @event portico-state - It loads, is ready, or says why not (`PorticoStateEvent`): `state`.
 * @event portico-session-expired - The session has ended and could not be renewed (`PorticoSessionExpiredEvent`).
 * @event portico-resize - It takes another size (`PorticoResizeEvent`): `width`, `height`.
 * @csspart error - The line below a question that says what is wrong with its answer.
 */
export class PorticoAccountCheck extends PorticoWidget {
  static readonly tag = 'portico-account-check';
  static override styles = [
    PorticoWidget.styles,
    questionStyles,
    buttonStyles,
    registrationStyles,
    accountCheckStyles,
  ];

  @state() private asked: readonly answering.Asked[] = [];
  /** Fields that lack an answer. */
  @state() private missing: readonly string[] = [];
  @state() private sending = false;
  @state() private trouble: Fault | TemplateResult | null = null;

  /** Where a deal is registered; without it the answers show no way there. */
  @property() href = '';

  /** Whom the form begins with, as the page knows them already; the person may change it. */
  @property({ attribute: false }) customer: CheckedCustomer = {};

  private terms?: OutputOf<'prechecks.terms'>;
  private country = '';
  private readonly countries = new CountryChoice(this, () => this.country);
  /** What asks and draws answers: it comes with the first question. */
  private later?: typeof answering;
  private key?: SubmissionKey;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    registerWidgetTexts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  /** Another person may be here from now on: what was asked before is nothing to them. @internal */
  forget(): void {
    clearTimeout(this.waiting);
    [this.asked, this.missing, this.trouble] = [[], [], null];
    this.country = this.customer.country ?? '';
  }

  protected override get isUsableEmpty(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('customer')) this.country = this.customer.country ?? '';
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    this.terms = await this.client.prechecks.terms.query(undefined, { signal });
    this.expect();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    for (const [name, max] of Object.entries(longest)) {
      const input = this.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (input) [input.maxLength, input.required] = [max, name === 'customerName'];
    }
    const product = this.renderRoot.querySelector<HTMLSelectElement>('[name=productId]');
    if (product) product.required = false;
  }

  private onInput({ target }: Event): void {
    if (target instanceof HTMLSelectElement && target.name === 'customerCountry') this.country = target.value;
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.sending) return;
    const input = readInput(new FormData(form));
    this.trouble = null;
    this.missing = required.filter((name) => input[name] === '');
    const [first] = this.missing;
    if (first) {
      form.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
      return;
    }
    this.sending = true;
    try {
      await this.ask(input, form);
    } catch (error) {
      this.trouble = asFault(error);
      this.dispatchEvent(new PorticoErrorEvent(this.trouble));
    } finally {
      this.sending = false;
    }
  }

  private async ask(question: Input, form: HTMLFormElement): Promise<void> {
    const later = (this.later ??= await import('./answering.ts').catch((cause: unknown) => {
      throw new Fault('offline', {}, { cause });
    }));
    this.key ??= later.questionKey();
    const reply = await this.key.send(question, (input, options) =>
      this.client.prechecks.check.mutate(input, options),
    );
    if (!reply.ok) {
      this.trouble = later.refusal(reply.refusal.key);
      return;
    }
    const { id, answer, answerAt, left } = reply;
    if (this.terms) this.terms = { ...this.terms, left };
    this.asked = [{ id, customerName: question.customerName, answer, answerAt }, ...this.asked];
    this.expect();
    form.reset();
    this.country = '';
    this.dispatchEvent(new AccountCheckedEvent(answer));
  }

  /** Looks again when the next waiting answer may be read. */
  private expect(): void {
    clearTimeout(this.waiting);
    const times = this.asked
      .filter(({ answer }) => answer === null)
      .map(({ answerAt }) => Date.parse(answerAt));
    if (times.length === 0) return;
    const inMs = Math.max(1_000, Math.min(...times) - Date.now());
    this.waiting = setTimeout(() => void this.fetchAnswers().catch(() => this.expect()), inMs);
  }

  private async fetchAnswers(): Promise<void> {
    const { rows } = await this.client.prechecks.list.query({ limit: 50 });
    const answers = new Map(rows.map(({ id, answer }) => [id, answer]));
    this.asked = this.asked.map((one) => ({ ...one, answer: one.answer ?? answers.get(one.id) ?? null }));
    this.expect();
  }

  protected override renderContent(): TemplateResult {
    const { sending, terms, asked, locale, href } = this;
    return html`<form novalidate @input=${this.onInput} @submit=${this.onSubmit}>
        <header>
          <h2>${msg('Is this customer free?', { id: 'prechecks.title' })}</h2>
          <p>${this.lead}</p>
        </header>
        ${this.renderQuestions()} ${this.renderTrouble()}
        <footer>
          <button
            class="primary"
            ?disabled=${terms?.left === 0}
            aria-disabled=${sending || nothing}
            aria-describedby=${sending ? 'busy' : nothing}
          >
            <span class="words">${msg('Check', { id: 'prechecks.check' })}</span
            >${sending ? drawBusy() : nothing}
          </button>
          <p>${terms && leftWords(terms.left)}</p>
        </footer>
        <p class="named">${terms && namedWords(terms.namedAccounts)}</p>
      </form>
      <div class="answers" role="status">
        ${asked.length > 0 ? this.later?.answerList(asked, { locale, href }) : nothing}
      </div>`;
  }

  private renderQuestions(): TemplateResult {
    const { name, web, city, postcode, registrationNo } = this.customer;
    const question = (key: string, label: Question['label'], value = ''): Question => ({
      name: key,
      label,
      value,
      error: this.missing.includes(key)
        ? msg('Please fill this in.', { id: 'prechecks.problem.required' })
        : '',
    });
    const choose = this.countries.areThere(this.locale)
      ? msg('Choose', { id: 'deals.choose' })
      : msg('Working…', { id: 'ui.busy' });
    const optional = (label: string) =>
      html`${label} <span class="optional">${msg('Optional', { id: 'ui.optional' })}</span>`;
    const text = (key: keyof typeof longest, label: string, value?: string, help?: string) =>
      drawTextQuestion({
        ...question(key, label, value),
        help,
        ...(key !== 'customerName' && { label: optional(label) }),
      });
    const help = msg('Tells two companies of one name apart.', { id: 'deals.customerWeb.help' });
    return html`${text('customerName', msg('Company name', { id: 'deals.customerName' }), name)}
    ${text('customerWeb', msg('Website or work e-mail', { id: 'deals.customerWeb' }), web, help)}
    ${drawSelectQuestion(question('customerCountry', msg('Country', { id: 'deals.customerCountry' })), [], choose)}
    ${text('customerCity', msg('City', { id: 'prechecks.city' }), city)}
    ${text('customerPostcode', msg('Postcode', { id: 'deals.customerPostcode' }), postcode)}
    ${text(
      'customerRegistrationNo',
      msg('Company registration number', { id: 'deals.customerRegistrationNo' }),
      registrationNo,
    )}
    ${drawSelectQuestion(
      question('productId', optional(msg('Product', { id: 'deals.productId' }))),
      (this.terms?.products ?? []).map(({ id, name: label, family }) => ({
        value: id,
        label,
        group: family,
      })),
      msg('Any product', { id: 'prechecks.product.any' }),
    )}`;
  }

  private get lead(): string {
    const { terms } = this;
    return terms?.answers === 'on_schedule'
      ? msg(
          str`Answers come every ${terms.scheduleMinutes} minutes. No other partner is told that you asked.`,
          {
            id: 'prechecks.lead.scheduled',
          },
        )
      : msg('Ask before you register. No other partner is told that you asked.', { id: 'prechecks.lead' });
  }

  private renderTrouble(): unknown {
    const { trouble } = this;
    return trouble instanceof Fault
      ? this.renderFault(trouble, () => this.renderRoot.querySelector('form')?.requestSubmit())
      : trouble;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-check': PorticoAccountCheck;
  }
}
