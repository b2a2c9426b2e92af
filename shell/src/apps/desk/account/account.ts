import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { DeskDealView } from '@portico/domain/deals/views';
import { SIGNAL_TEXTS } from '@portico/domain/matching/signal-text';
import { asFault } from '@portico/runtime/as-fault';
import type { Client, OutputOf } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { faultText } from '@portico/runtime/fault-text';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoChoice } from '@portico/ui/choice/choice';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { localeOf } from '@portico/ui/locale/locale-of';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSkeleton } from '@portico/ui/skeleton/skeleton';
import { DealChangedEvent } from '../decision/decision-events.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { matchWords } from '../rule-words.ts';

type Candidate = OutputOf<'accounts.resolve'>[number];

const NEW = 'new';
const SHOWN_MAX = 6;

/**
 * @summary Which account is this customer? Those that are like it, each with what speaks for and against, or a new one.
 *
 * @event portico-deal-changed - The deal, judged by the account that was chosen (`DealChangedEvent`).
 */
export class PorticoDeskAccount extends PorticoElement {
  static readonly tag = 'portico-desk-account';
  static override readonly uses: readonly ElementClass[] = [
    PorticoChoice,
    PorticoButton,
    PorticoProblem,
    PorticoSkeleton,
  ];
  static override styles = [
    PorticoElement.styles,
    css`
      form {
        display: grid;
        gap: var(--portico-space-4);
        justify-items: start;
      }
      portico-choice,
      portico-problem,
      portico-skeleton {
        justify-self: stretch;
      }
      p {
        margin: 0;
        color: var(--portico-text-muted);
      }
    `,
  ];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private candidates: readonly Candidate[] | null = null;
  @state() private chosen = '';
  @state() private error = '';
  @state() private problem: { heading: string; detail?: string } | null = null;
  @state() private busy = false;

  /** The deal whose customer is in question. */
  @property({ attribute: false }) deal: DeskDealView | null = null;

  private readonly key = new SubmissionKey();
  private asked = '';

  protected override willUpdate(_changed: PropertyValues): void {
    const { client, deal } = this;
    if (!client || !deal || this.asked === deal.id) return;
    this.asked = deal.id;
    void this.look(client, deal);
  }

  private async look(client: Client, { claim }: DeskDealView): Promise<void> {
    this.problem = null;
    try {
      const found = await client.accounts.resolve.query({
        name: claim.customerName ?? '',
        web: claim.customerWeb ?? '',
        city: claim.customerCity ?? null,
        postcode: claim.customerPostcode ?? null,
        country: claim.customerCountry ?? null,
        registrationNo: claim.customerRegistrationNo ?? null,
      });
      this.candidates = found.filter(({ kind }) => kind !== 'none').slice(0, SHOWN_MAX);
    } catch (error) {
      this.candidates = [];
      this.problem = faultText(asFault(error), false);
    }
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { client, deal, chosen } = this;
    if (!client || !deal || this.busy) return;
    this.error = chosen ? '' : msg('Choose an account, or a new customer.', { id: 'desk.account.needed' });
    if (!chosen) return;
    this.busy = true;
    this.problem = null;
    try {
      const input = { dealId: deal.id, version: deal.version, accountId: chosen === NEW ? null : chosen };
      const outcome = await this.key.send(input, (sent, options) =>
        client.desk.chooseAccount.mutate(sent, options),
      );
      if (outcome.ok)
        this.dispatchEvent(
          new DealChangedEvent(
            outcome.deal,
            msg('Said. The claim is judged by this account now.', { id: 'desk.account.done' }),
          ),
        );
      else this.problem = { heading: deskRefusalText(outcome.refusal) };
    } catch (error) {
      this.problem = faultText(asFault(error));
    } finally {
      this.busy = false;
    }
  }

  override render(): TemplateResult {
    const { candidates } = this;
    if (candidates === null) return html`<portico-skeleton lines="4"></portico-skeleton>`;
    return html`<form novalidate @submit=${this.onSubmit}>
      ${this.problem ? html`<portico-problem .heading=${this.problem.heading} .detail=${this.problem.detail ?? ''}></portico-problem>` : nothing}
      <p>
        ${msg('It is only similar to a known customer. It is approved once you have said which one it is.', {
          id: 'desk.account.text',
        })}
      </p>
      <portico-choice
        required
        hide-label
        label=${msg('Which customer is it?', { id: 'desk.account' })}
        .options=${[...candidates.map((each) => this.option(each)), this.newOption()]}
        .value=${this.chosen}
        .error=${this.error}
        @input=${(event: Event) => {
          this.chosen = (event.currentTarget as PorticoChoice).value;
          this.error = '';
        }}
      ></portico-choice>
      <portico-button type="submit" ?busy=${this.busy}
        >${msg('This is the customer', { id: 'desk.account.choose' })}</portico-button
      >
    </form>`;
  }

  private option({ accountId, legalName, kind, signals }: Candidate) {
    const isGerman = (localeOf(this) ?? '').startsWith('de');
    const words = signals.map(({ key, weight }) => {
      const text = SIGNAL_TEXTS[key];
      const said = text ? (isGerman ? text.de : text.en) : key;
      return weight < 0 ? `− ${said}` : said;
    });
    return { value: accountId, label: legalName, detail: [matchWords(kind), ...words].join(' · ') };
  }

  private newOption() {
    return {
      value: NEW,
      label: msg('A new customer', { id: 'desk.match.none' }),
      detail: msg('An account is made of what the partner typed.', { id: 'desk.account.new' }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-account': PorticoDeskAccount;
  }
}
