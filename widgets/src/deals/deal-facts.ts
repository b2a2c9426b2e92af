import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DealSummary, DealView } from '@portico/domain/deals/views';
import { formatMoney } from '@portico/domain/money';
import { bandWords, quarterWords } from './claim-words.ts';
import { relationshipOptions } from './relationship-words.ts';
import { deadlineWords } from './time-words.ts';
import { countryName } from './country-name.ts';
import { protectionWord } from './status-words.ts';

/** What is known of a deal, only what was said; `onReceipt` saves its signed receipt, `scope` is what `scopeFacts` draws. */
export function dealFacts(
  deal: DealView,
  locale: string,
  { scope, onReceipt }: { scope: unknown; onReceipt: (() => void) | undefined },
): TemplateResult {
  const { claim, receipt } = deal;
  const { estAmountMinor, estCurrency, relationship, closeQuarter } = claim;
  const known = relationshipOptions().find(({ value }) => value === relationship);
  const city = [claim.customerPostcode, claim.customerCity].filter(Boolean).join(' ');
  const place = [city, deal.customerCountry && countryName(deal.customerCountry, locale)];
  const isWaiting = deal.review === 'submitted' || deal.review === 'in_review';
  return html`<dl>
    ${fact(msg('Number', { id: 'deals.number' }), deal.number)}
    ${fact(msg('Protection', { id: 'deals.protection' }), protectionFact(deal, locale))}
    ${fact(msg('Decision by', { id: 'deals.dueAt' }), isWaiting && deal.decisionDueAt && deadlineWords(deal.decisionDueAt, locale))}
    ${fact(msg('Reviewer', { id: 'deals.reviewer' }), deal.reviewerName)}
    ${fact(msg('Place', { id: 'deals.place' }), place.filter(Boolean).join(', '))}
    ${fact(msg('Website', { id: 'deals.web' }), claim.customerWeb)}
    ${fact(msg('Contact', { id: 'deals.contact.fact' }), claim.contactName)}
    ${fact(msg('E-mail', { id: 'deals.contactEmail' }), claim.contactEmail)}
    ${fact(msg('Product', { id: 'deals.productId' }), deal.productName)}
    ${fact(
      msg('Expected value', { id: 'deals.valueBand' }),
      estAmountMinor && estCurrency
        ? formatMoney({ amountMinor: estAmountMinor, currency: estCurrency }, locale, { whole: true })
        : bandName(deal, locale),
    )}
    ${fact(msg('Expected to close', { id: 'deals.closeQuarter' }), closeQuarter && quarterWords(closeQuarter, locale))}
    ${fact(msg('Relationship', { id: 'deals.relationship.fact' }), known?.label ?? relationship)}
    ${fact(msg('Other bidders', { id: 'deals.competitor.fact' }), claim.competitor)}
    ${fact(msg('Why now', { id: 'deals.compellingEvent.fact' }), claim.compellingEvent)} ${scope}
    ${fact(msg('Registered by', { id: 'deals.seller' }), deal.sellerName)}
    ${fact(msg('Handed in by', { id: 'deals.submittedby' }), deal.submittedByName)}
    ${fact(msg('In the vendor’s sales system', { id: 'deals.crm' }), deal.conversion?.externalId)}
    ${receipt && receiptFact(receipt.hash, onReceipt)}
  </dl>`;
}

/** How the partner is protected, until when, and what the end was before it was extended. */
function protectionFact(deal: DealView, locale: string): unknown {
  const { protection, protectionEnd, protectionEndOriginal, extensionCount, revocation } = deal;
  const word = protectionWord(protection);
  if (!protectionEnd || protection === 'none' || protection === 'provisional') return word;
  const isOver = protection === 'released' || protection === 'revoked' || protection === 'held';
  const until = deadlineWords(revocation?.effectiveAt ?? protectionEnd, locale);
  const before =
    extensionCount > 0 && protectionEndOriginal
      ? msg(str`extended, before ${deadlineWords(protectionEndOriginal, locale)}`, { id: 'deals.extended' })
      : '';
  return html`${isOver ? word : `${word} · ${until}`}${before ? html` <small class="quiet">${before}</small>` : nothing}`;
}

function receiptFact(hash: string, onReceipt: (() => void) | undefined): unknown {
  return fact(
    msg('Receipt', { id: 'deals.receipt' }),
    html`<span title=${hash}>${hash.slice(0, 12)}</span> ${onReceipt && receiptButton(onReceipt)}`,
  );
}

function receiptButton(onReceipt: () => void): TemplateResult {
  return html`<button type="button" @click=${onReceipt}>
    ${msg('Save receipt', { id: 'deals.receipt.save' })}
  </button>`;
}

/** A deal's band of value, by the policy it was submitted under; its code when that no longer knows it. */
function bandName(
  { valueBand, valueRange }: Pick<DealSummary, 'valueBand' | 'valueRange'>,
  locale: string,
): string {
  if (!valueRange) return valueBand ?? '';
  return bandWords({ code: valueBand ?? '', ...valueRange }, valueRange.currency, locale);
}

/** What is known under one name; nothing where nothing is. */
export function fact(name: string, value: unknown): unknown {
  return value
    ? html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;
}
