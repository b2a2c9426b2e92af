import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DealSummary, DealView } from '@portico/domain/deals/views';
import { formatMoney } from '@portico/domain/money';
import type { Option } from '@portico/ui/question/option';
import { bandWords, quarterWords } from './claim-words.ts';
import { relationshipOptions } from './relationship-words.ts';
import { deadlineWords } from './time-words.ts';
import { dealTypeOptions, fieldWords, secondRoleOptions } from './claim-words-more.ts';
import { countryName } from './country-name.ts';
import { protectionWord } from './status-words.ts';

/** What is known of a deal, only what was said; `onReceipt` saves its signed receipt. */
export function dealFacts(deal: DealView, locale: string, onReceipt?: () => void): TemplateResult {
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
    ${fact(msg('Why now', { id: 'deals.compellingEvent.fact' }), claim.compellingEvent)} ${scopeFacts(claim)}
    ${fact(msg('Registered by', { id: 'deals.seller' }), deal.sellerName)}
    ${fact(msg('Handed in by', { id: 'deals.submittedby' }), deal.submittedByName)}
    ${fact(msg('In the vendor’s sales system', { id: 'deals.crm' }), deal.conversion?.externalId)}
    ${
      receipt
        ? fact(
            msg('Receipt', { id: 'deals.receipt' }),
            html`<span title=${receipt.hash}>${receipt.hash.slice(0, 12)}</span>
              ${onReceipt ? receiptButton(onReceipt) : nothing}`,
          )
        : nothing
    }
  </dl>`;
}

/** What kind of business it is, for which of the customer's places, and who else takes part. */
function scopeFacts(claim: DealView['claim']): unknown {
  const named = (options: readonly Option[], value: string | undefined): string =>
    options.find((option) => option.value === value)?.label ?? '';
  const sites = (claim.sites ?? []).map(({ name, city }) => [name, city].filter(Boolean).join(', '));
  const isOther = claim.dealType && claim.dealType !== 'new';
  return html`
    ${fact(fieldWords('dealType'), isOther ? named(dealTypeOptions(), claim.dealType) : '')}
    ${fact(fieldWords('tenderRef'), claim.tenderRef)} ${fact(fieldWords('projectName'), claim.projectName)}
    ${fact(fieldWords('sites'), sites.join(' · '))} ${fact(fieldWords('parentName'), claim.parentName)}
    ${fact(fieldWords('incumbentPartner'), claim.incumbentPartner)}
    ${fact(
      fieldWords('secondPartnerName'),
      claim.secondPartnerName &&
        [claim.secondPartnerName, named(secondRoleOptions(), claim.secondPartnerRole)]
          .filter(Boolean)
          .join(' · '),
    )}
    ${fact(fieldWords('helpRequested'), claim.helpRequested)}
  `;
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

function receiptButton(onReceipt: () => void): TemplateResult {
  return html`<portico-button small @click=${onReceipt}
    >${msg('Save receipt', { id: 'deals.receipt.save' })}</portico-button
  >`;
}

/** A deal's band of value, by the policy it was submitted under; its code when that no longer knows it. */
function bandName(
  { valueBand, valueRange }: Pick<DealSummary, 'valueBand' | 'valueRange'>,
  locale: string,
): string {
  if (!valueRange) return valueBand ?? '';
  return bandWords({ code: valueBand ?? '', ...valueRange }, valueRange.currency, locale);
}

function fact(name: string, value: unknown): unknown {
  return value
    ? html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;
}
