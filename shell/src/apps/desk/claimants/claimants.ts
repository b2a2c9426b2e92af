import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Claimant } from '@portico/domain/deals/review-views';
import { HELD_OPEN } from '@portico/domain/reservations/reservation';
import { PorticoBadge } from '@portico/ui/badge/badge';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { localeOf } from '@portico/ui/locale/locale-of';
import { PorticoTime } from '@portico/ui/time/time';
import { deadlineWords } from '@portico/widgets/deals/time-words';
import { amountWords, dealTypeWords, relationshipOf, scopeWords } from '../deal/claim-lines.ts';
import { claimantStatus, valueWords } from '../desk-words.ts';
import { PorticoDeskFiles } from '../files/files.ts';
import { resultWords, ruleNumber, ruleWords } from '../rule-words.ts';
import { claimantsStyles } from './claimants.styles.ts';

interface Row {
  readonly term: string;
  readonly cell: (claimant: Claimant) => unknown;
}

/** Whether somebody still claims the customer: under review, or approved and protected. */
function isClaiming({ review, protection }: Claimant): boolean {
  const isUnderReview = review === 'submitted' || review === 'in_review' || review === 'info_requested';
  return isUnderReview || (review === 'approved' && !['expired', 'revoked', 'released'].includes(protection));
}

/**
 * @summary All who claim one customer, side by side: who was complete first, with which evidence, for what, and the rule
 * that decides. Columns become cards where there is no room for two.
 */
export class PorticoDeskClaimants extends PorticoElement {
  static readonly tag = 'portico-desk-claimants';
  static override readonly uses: readonly ElementClass[] = [PorticoBadge, PorticoTime, PorticoDeskFiles];
  static override styles = [PorticoElement.styles, claimantsStyles];

  /** The claimants, earliest complete first; who leads says so. */
  @property({ attribute: false }) claimants: readonly Claimant[] = [];

  /** Where the deals of the others open. */
  @property() base = '/desk';

  override render(): TemplateResult {
    // They come in the order in which they were complete; what is over stands behind.
    const claiming = this.claimants.filter(isClaiming);
    const claimants = [...claiming, ...this.claimants.filter((each) => !isClaiming(each))];
    const rows = this.rows().filter(({ cell }) => claimants.some((each) => isThere(cell(each))));
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${msg('Claims for this customer', { id: 'desk.claimants' })}
    >
      <ul>
        ${claimants.map(
          (claimant) =>
            html`<li class=${claimant.self ? 'self' : ''}>
              ${this.head(claimant, claiming.indexOf(claimant))}
              <dl>${rows.map(({ term, cell }) => drawRow(term, cell(claimant)))}</dl>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private head(claimant: Claimant, at: number): TemplateResult {
    const { self, leads, holds, partner, dealId, number, sellerName } = claimant;
    const { word, tone } = claimantStatus(claimant);
    return html`<header>
      <small
        >${[at < 0 ? msg('Over', { id: 'desk.claimants.over' }) : msg(str`Place ${at + 1}`, { id: 'desk.claimants.place' }), ...(self ? [msg('this deal', { id: 'desk.claimants.self' })] : [])].join(' · ')}</small
      >
      <h3>${partner.name}</h3>
      <div class="line">
        ${leads ? html`<portico-badge tone="success">${msg('Leads', { id: 'desk.claimants.leads' })}</portico-badge>` : nothing}
        ${holds && !leads ? this.drawHolding() : nothing}
        <portico-badge tone=${tone}>${word}</portico-badge>
      </div>
      <small>
        ${self ? (number ?? '') : html`<a href="${this.base}/${dealId}">${number ?? msg('Open', { id: 'desk.claimants.open' })}</a>`}
        · ${sellerName}
      </small>
    </header>`;
  }

  /** A deal that does not lead and still holds the customer: beside the leader, or until the leader can. */
  private drawHolding(): TemplateResult {
    return this.claimants.some(({ leads, holds }) => leads && holds)
      ? html`<portico-badge tone="info"
          >${msg('Holds it too', { id: 'desk.claimants.shares' })}</portico-badge
        >`
      : html`<portico-badge tone="warning"
          >${msg('Holds it until then', { id: 'desk.claimants.holds' })}</portico-badge
        >`;
  }

  private rows(): readonly Row[] {
    const locale = localeOf(this) ?? 'en';
    return [
      {
        term: msg('Complete since', { id: 'desk.claimants.complete' }),
        cell: ({ completeAt }) => completeAt && this.completeWords(completeAt, locale),
      },
      {
        term: msg('Verdict', { id: 'desk.verdict' }),
        cell: (claimant) => this.verdict(claimant),
      },
      {
        term: msg('Protected until', { id: 'desk.claimants.protected' }),
        cell: ({ protectionEnd }) => protectionEnd && endWords(protectionEnd, locale),
      },
      {
        term: msg('Relationship', { id: 'desk.fact.relationship' }),
        cell: ({ claim }) => relationshipOf(claim),
      },
      {
        term: msg('Evidence', { id: 'desk.claimants.evidence' }),
        cell: ({ claim: { fileIds = [] } }) =>
          fileIds.length > 0 && html`<portico-desk-files .ids=${fileIds}></portico-desk-files>`,
      },
      { term: msg('Product', { id: 'desk.column.product' }), cell: ({ productName }) => productName },
      {
        term: msg('Value', { id: 'desk.column.value' }),
        cell: ({ claim, valueRange }) =>
          amountWords(claim, locale) || (valueRange && valueWords(valueRange, locale)),
      },
      {
        term: msg('Kind of business', { id: 'desk.fact.type' }),
        cell: ({ claim }) => dealTypeWords(claim.dealType),
      },
      { term: msg('For', { id: 'desk.fact.scope' }), cell: ({ claim }) => scopeWords(claim) },
      {
        term: msg('Supplier today', { id: 'desk.fact.incumbent' }),
        cell: ({ claim }) => claim.incumbentPartner,
      },
      { term: msg('Competitor', { id: 'desk.fact.competitor' }), cell: ({ claim }) => claim.competitor },
      { term: msg('Why now', { id: 'desk.fact.event' }), cell: ({ claim }) => claim.compellingEvent },
      {
        term: msg('Something was missing', { id: 'desk.claimants.missing' }),
        cell: ({ askedMissing }) =>
          askedMissing > 0 &&
          (askedMissing === 1
            ? msg('Once; that cost priority', { id: 'desk.claimants.missing.once' })
            : msg(str`${askedMissing} times; that cost priority`, {
                id: 'desk.claimants.missing.times',
              })),
      },
    ];
  }

  /** To the second, of two claims a moment decides; to the millisecond where another one came within the same second. */
  private completeWords(completeAt: string, locale: string): string {
    const same = this.claimants.filter((each) => each.completeAt?.slice(0, 19) === completeAt.slice(0, 19));
    if (same.length < 2) return secondWords(completeAt, locale);
    const millis = completeAt.slice(20, 23);
    return msg(str`${secondWords(completeAt, locale)} and ${millis} ms`, { id: 'desk.claimants.millis' });
  }

  /** The claim's own verdict and its rule; the rule by which it stands in the way where it was never judged. */
  private verdict({ verdict, rule, holds, dealId }: Claimant): TemplateResult | null {
    const decides = verdict?.ruleId ?? rule;
    if (!verdict && decides === null) return null;
    // What stood in its way when it was decided does so no longer: they hold the customer together.
    if (holds && this.claimants.some((each) => each.holds && each.dealId !== dealId))
      return html`<p>
        ${msg('Holds the customer together with another partner', { id: 'desk.claimants.together' })}
        <small>${ruleNumber('RC32')}</small>
      </p>`;
    const result = verdict && resultWords(verdict.result);
    return html`${result ? html`<portico-badge tone=${result.tone}>${result.word}</portico-badge>` : nothing}
    ${decides === null ? nothing : html`<p>${ruleWords(decides)} <small>${ruleNumber(decides)}</small></p>`}`;
  }
}

/** The end of a reservation; one that is held open has none yet. */
function endWords(end: string, locale: string): string {
  return end >= HELD_OPEN
    ? msg('Open until the longer protection is decided', { id: 'desk.claimants.held-open' })
    : deadlineWords(end, locale);
}

/** An instant to the second: of two claims a moment decides. */
function secondWords(instant: string, locale: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(instant));
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== '';
}

function drawRow(term: string, value: unknown): TemplateResult {
  return html`<div class=${isThere(value) ? '' : 'empty'}>
    <dt>${term}</dt>
    <dd>
      ${isThere(value) ? (typeof value === 'string' ? html`<span class="words">${value}</span>` : value) : html`<span class="none" aria-label=${msg('Nothing said', { id: 'desk.claimants.nothing' })}>–</span>`}
    </dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-claimants': PorticoDeskClaimants;
  }
}
