import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import { Relationship, type DraftClaim } from '@portico/domain/deals/claim';
import { currencyExponent } from '@portico/domain/currency-exponent';
import { formatMoney } from '@portico/domain/money';
import { quarterWords } from '@portico/widgets/deals/claim-words';
import { dealTypeOptions, secondRoleOptions } from '@portico/widgets/deals/claim-words-more';
import { countryName } from '@portico/widgets/deals/country-name';
import { deskRelationshipWords, type ValueRange, valueWords } from '../desk-words.ts';

/** What a claim names by id, in words. */
export interface ClaimNames {
  readonly productName: string | null;
  readonly valueRange: ValueRange;
  readonly lineProducts: Readonly<Record<string, string>>;
}

/** A term of a claim and its value, as the desk reads it. */
export interface ClaimLine {
  readonly key: string;
  readonly term: string;
  readonly value: string;
}

/** A claim as terms and values; what was left empty is left out. */
export function claimLines(claim: DraftClaim, names: ClaimNames, locale: string): ClaimLine[] {
  return [...customerLines(claim, locale), ...businessLines(claim, names, locale)]
    .map(([key, term, value]) => ({ key, term, value: value ?? '' }))
    .filter(({ value }) => value !== '');
}

type Row = [key: string, term: string, value: string | null | undefined];

function customerLines(claim: DraftClaim, locale: string): Row[] {
  return [
    ['name', msg('Customer', { id: 'desk.column.customer' }), claim.customerName],
    ['web', msg('Website', { id: 'desk.fact.web' }), claim.customerWeb],
    [
      'country',
      msg('Country', { id: 'desk.fact.country' }),
      claim.customerCountry ? countryName(claim.customerCountry, locale) : '',
    ],
    [
      'place',
      msg('Place', { id: 'desk.fact.place' }),
      [claim.customerPostcode, claim.customerCity].filter(Boolean).join(' '),
    ],
    ['number', msg('Registration number', { id: 'desk.fact.number' }), claim.customerRegistrationNo],
    ['parent', msg('Parent company', { id: 'desk.fact.parent' }), claim.parentName],
    [
      'contact',
      msg('Contact', { id: 'desk.fact.contact' }),
      [claim.contactName, claim.contactEmail].filter(Boolean).join('\n'),
    ],
  ];
}

function businessLines(claim: DraftClaim, names: ClaimNames, locale: string): Row[] {
  return [
    ['product', msg('Product', { id: 'desk.column.product' }), names.productName],
    ['lines', msg('In detail', { id: 'desk.fact.lines' }), productLines(claim, names, locale)],
    [
      'value',
      msg('Value', { id: 'desk.column.value' }),
      names.valueRange ? valueWords(names.valueRange, locale) : '',
    ],
    ['amount', msg('Amount', { id: 'desk.fact.amount' }), amountWords(claim, locale)],
    [
      'quarter',
      msg('Expected to close', { id: 'desk.fact.quarter' }),
      claim.closeQuarter ? quarterWords(claim.closeQuarter, locale) : '',
    ],
    ['type', msg('Kind of business', { id: 'desk.fact.type' }), dealTypeWords(claim.dealType)],
    ['tender', msg('Tender', { id: 'desk.fact.tender' }), claim.tenderRef],
    [
      'public',
      msg('Tender public on', { id: 'desk.fact.public' }),
      dayWords(claim.tenderPublishedOn, locale),
    ],
    ['scope', msg('For', { id: 'desk.fact.scope' }), scopeWords(claim)],
    ['relationship', msg('Relationship', { id: 'desk.fact.relationship' }), relationshipOf(claim)],
    ['incumbent', msg('Supplier today', { id: 'desk.fact.incumbent' }), claim.incumbentPartner],
    ['competitor', msg('Competitor', { id: 'desk.fact.competitor' }), claim.competitor],
    ['event', msg('Why now', { id: 'desk.fact.event' }), claim.compellingEvent],
    ['second', msg('Second partner', { id: 'desk.fact.second' }), secondWords(claim)],
    ['help', msg('Help wanted', { id: 'desk.fact.help' }), claim.helpRequested],
  ];
}

/** The kind of business in words; empty where the claim says nothing. */
export function dealTypeWords(type: string | undefined): string {
  return dealTypeOptions().find(({ value }) => value === type)?.label ?? '';
}

/** Which of the customer's places a claim is for. */
export function scopeWords({
  siteScope,
  sites,
  projectName,
}: Pick<DraftClaim, 'siteScope' | 'sites' | 'projectName'>): string {
  if (siteScope === 'project') return projectName ?? '';
  if (siteScope !== 'listed') return msg('All places of the customer', { id: 'desk.scope.all' });
  return (sites ?? [])
    .map(({ name, postcode, city }) =>
      [name, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    )
    .join('\n');
}

/** The amount of a claim; empty where none is given. */
export function amountWords(
  { estAmountMinor, estCurrency }: Pick<DraftClaim, 'estAmountMinor' | 'estCurrency'>,
  locale: string,
): string {
  if (typeof estAmountMinor !== 'number' || !estCurrency) return '';
  const isWhole = estAmountMinor % 10 ** currencyExponent(estCurrency) === 0;
  return formatMoney({ amountMinor: estAmountMinor, currency: estCurrency }, locale, { whole: isWhole });
}

/** How well the partner says to know the customer; empty where the claim says nothing. */
export function relationshipOf({ relationship }: Pick<DraftClaim, 'relationship'>): string {
  const known = Relationship.options.find((each) => each === relationship);
  return known ? deskRelationshipWords(known) : '';
}

function productLines({ lines = [], estCurrency }: DraftClaim, names: ClaimNames, locale: string): string {
  return lines
    .map(({ productId, quantity, amountMinor }) => {
      const name = names.lineProducts[productId ?? ''] ?? productId ?? '';
      const amount = amountWords({ estAmountMinor: amountMinor, estCurrency }, locale);
      return [`${quantity ?? 1} × ${name}`, amount].filter(Boolean).join(' · ');
    })
    .join('\n');
}

function secondWords({ secondPartnerName, secondPartnerRole }: DraftClaim): string {
  if (!secondPartnerName) return '';
  const role = secondRoleOptions().find(({ value }) => value === secondPartnerRole)?.label;
  return [isolated(secondPartnerName), role].filter(Boolean).join(' · ');
}

function dayWords(day: string | undefined, locale: string): string {
  if (!day) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
