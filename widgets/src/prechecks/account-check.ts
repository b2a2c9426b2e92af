import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { PrecheckAnswer } from '@portico/domain/prechecks/answer';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import type { InputOf, OutputOf } from '@portico/runtime/client';
import { PorticoErrorEvent } from '@portico/runtime/events';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoWidget } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { countryOptions } from '../deals/countries.ts';
import { cardElements } from '../card-elements.ts';
import { registerWidgetTexts } from '../texts.ts';
import { accountCheckStyles } from './account-check.styles.ts';
import { answerWords, budgetWords, fieldWords, leftWords, namedWords } from './answer-words.ts';
import { AccountCheckedEvent } from './checked-event.ts';

type Question = InputOf<'prechecks.check'>;

/** A question of this visit. The server keeps no name for us, so only this page knows which customer it was about. */
interface Asked {
  id: string;
  customerName: string;
  answer: PrecheckAnswer | null;
  answerAt: string;
}

/** A customer as far as a page knows them. */
export interface CheckedCustomer {
  readonly name?: string;
  /** A web address or a work e-mail address of theirs. */
  readonly web?: string;
  /** ISO 3166-1, two letters. */
  readonly country?: string;
  readonly city?: string;
}

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
 */
export class PorticoAccountCheck extends PorticoWidget {
  static readonly tag = 'portico-account-check';
  static override readonly uses = [...cardElements, PorticoField, PorticoSelect, PorticoBadge];
  static override styles = [PorticoWidget.styles, accountCheckStyles];

  @state() private asked: readonly Asked[] = [];
  @state() private errors: ReadonlyMap<string, string> = new Map();
  @state() private sending = false;
  @state() private trouble: Fault | string | null = null;

  /** Where a deal is registered; without it the answers show no way there. */
  @property() href = '';

  /** Whom the form begins with, as the page knows them already; the person may change it. */
  @property({ attribute: false }) customer: CheckedCustomer = {};

  private terms?: OutputOf<'prechecks.terms'>;
  private readonly key = new SubmissionKey();
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    registerWidgetTexts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    this.terms = await this.client.prechecks.terms.query(undefined, { signal });
    this.expect();
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.sending) return;
    const question = readQuestion(new FormData(form));
    this.trouble = null;
    this.errors = missing(question);
    const [first] = this.errors.keys();
    if (first) {
      form.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
      return;
    }
    this.sending = true;
    try {
      await this.ask(question, form);
    } catch (error) {
      this.trouble = asFault(error);
      this.dispatchEvent(new PorticoErrorEvent(this.trouble));
    } finally {
      this.sending = false;
    }
  }

  private async ask(question: Question, form: HTMLFormElement): Promise<void> {
    const reply = await this.key.send(question, (input, options) =>
      this.client.prechecks.check.mutate(input, options),
    );
    if (!reply.ok) {
      this.trouble = budgetWords(reply.refusal.key);
      return;
    }
    const { id, answer, answerAt, left } = reply;
    if (this.terms) this.terms = { ...this.terms, left };
    this.asked = [{ id, customerName: question.customerName, answer, answerAt }, ...this.asked];
    this.expect();
    form.reset();
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

  protected override renderSkeleton(): unknown {
    return html`<portico-skeleton lines="7"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { locale, errors, sending, terms, customer } = this;
    const error = (name: string): string => errors.get(name) ?? '';
    return html`<form novalidate @submit=${this.onSubmit}>
        <header>
          <h2>${msg('Is this customer free?', { id: 'prechecks.title' })}</h2>
          <p>${this.lead}</p>
        </header>
        <portico-field
          name="customerName"
          .value=${customer.name ?? ''}
          required
          maxlength="200"
          .label=${msg('Company name', { id: 'deals.customerName' })}
          .error=${error('customerName')}
        ></portico-field>
        <portico-field
          name="customerWeb"
          .value=${customer.web ?? ''}
          optional
          maxlength="254"
          .label=${msg('Website or work e-mail', { id: 'deals.customerWeb' })}
          .help=${msg('Tells two companies of one name apart.', { id: 'deals.customerWeb.help' })}
        ></portico-field>
        <portico-select
          class="narrow"
          name="customerCountry"
          required
          .value=${customer.country ?? ''}
          .label=${msg('Country', { id: 'deals.customerCountry' })}
          .placeholder=${msg('Choose', { id: 'deals.choose' })}
          .options=${countryOptions(locale)}
          .error=${error('customerCountry')}
        ></portico-select>
        <portico-field
          class="narrow"
          name="customerCity"
          .value=${customer.city ?? ''}
          optional
          maxlength="120"
          .label=${msg('City', { id: 'prechecks.city' })}
        ></portico-field>
        ${this.renderTrouble()}
        <footer>
          <portico-button type="submit" variant="primary" .busy=${sending} ?disabled=${terms?.left === 0}>
            ${msg('Check', { id: 'prechecks.check' })}
          </portico-button>
          <p>${terms ? leftWords(terms.left) : nothing}</p>
        </footer>
        ${terms ? html`<p class="named">${namedWords(terms.namedAccounts)}</p>` : nothing}
      </form>
      <div class="answers" role="status">
        ${
          this.asked.length > 0
            ? html`<ul>
                ${this.asked.map((one) => this.renderAnswer(one))}
              </ul>`
            : nothing
        }
      </div>`;
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

  private renderAnswer({ customerName, answer, answerAt }: Asked): TemplateResult {
    if (answer === null) {
      const time = new Intl.DateTimeFormat(this.locale, { timeStyle: 'short' }).format(new Date(answerAt));
      return html`<li>
        <h3>${customerName}</h3>
        <portico-badge>${msg('Waiting', { id: 'prechecks.waiting' })}</portico-badge>
        <p>
          ${msg(str`The answer comes at ${time}. You can leave this page open.`, { id: 'prechecks.waiting.next' })}
        </p>
      </li>`;
    }
    const { tone, heading, next } = answerWords(answer);
    return html`<li>
      <h3>${customerName}</h3>
      <portico-badge tone=${tone}>${heading}</portico-badge>
      <p>${next}</p>
      ${
        this.href && answer !== 'not_available'
          ? html`<portico-button small .href=${this.href}
              >${msg('Register the deal', { id: 'prechecks.register' })}</portico-button
            >`
          : nothing
      }
    </li>`;
  }

  private renderTrouble(): unknown {
    const { trouble } = this;
    if (trouble instanceof Fault)
      return this.renderFault(trouble, () => this.renderRoot.querySelector('form')?.requestSubmit());
    return trouble ? html`<portico-problem tone="warning" .heading=${trouble}></portico-problem>` : nothing;
  }
}

function readQuestion(data: FormData): Question {
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const [customerWeb, customerCity] = [text('customerWeb'), text('customerCity')];
  return {
    customerName: text('customerName'),
    customerCountry: text('customerCountry'),
    ...(customerWeb && { customerWeb }),
    ...(customerCity && { customerCity }),
  };
}

function missing(question: Question): Map<string, string> {
  return new Map(
    required.filter((name) => question[name] === '').map((name) => [name, fieldWords('required')]),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-check': PorticoAccountCheck;
  }
}
