import * as v from 'valibot';
import { quartersFrom } from '../time.ts';
import { amountOf } from './amount.ts';
import type { ClaimContext, ClaimProblem, TypedClaim } from './claim-problem.ts';
import { type ClaimField, DealType, DraftClaim } from './claim.ts';
import { freeMailHosts } from './free-mail.ts';
import { hostOf } from './host.ts';

/** What the policy and the day object to in a claim, apart from its form: DR2 to DR4 and DR6 to DR13. */
export function policyProblems(given: TypedClaim, context: ClaimContext): ClaimProblem[] {
  return [
    ...firstQuestions(given, context),
    ...tenderProblems(given, context),
    ...siteProblems(given),
    ...amountProblems(given, context),
    ...productProblems(given, context),
    ...secondPartnerProblems(given),
  ];
}

function textOf(given: TypedClaim, field: ClaimField): string {
  const value = given[field];
  return typeof value === 'string' ? value.trim() : '';
}

function firstQuestions(given: TypedClaim, context: ClaimContext): ClaimProblem[] {
  const { policy, productIds, now, partnerCountry } = context;
  const isFreeMail = context.isFreeMail ?? ((host: string) => freeMailHosts.has(host));
  const problems: ClaimProblem[] = [];
  const breaks = (field: ClaimField, isKept: (text: string) => boolean) => {
    const text = textOf(given, field);
    return text !== '' && !isKept(text);
  };
  if (breaks('customerWeb', (web) => !isFreeMail(hostOf(web))))
    problems.push({ field: 'customerWeb', key: 'free_mail', rule: 'DR2' });
  if (breaks('customerCountry', (country) => isInTerritory(country, policy.territory, partnerCountry)))
    problems.push({ field: 'customerCountry', key: 'territory', rule: 'DR13' });
  if (breaks('productId', (id) => productIds.includes(id)))
    problems.push({ field: 'productId', key: 'product', rule: 'DR3' });
  if (breaks('closeQuarter', (quarter) => quartersFrom(now, policy.closeQuarters).includes(quarter)))
    problems.push({ field: 'closeQuarter', key: 'quarter', rule: 'DR4' });
  if (breaks('valueBand', (code) => policy.valueBands.some((band) => band.code === code)))
    problems.push({ field: 'valueBand', key: 'band', rule: 'DR6' });
  return problems;
}

function isInTerritory(country: string, territory: string, partnerCountry: string | undefined): boolean {
  return territory === 'anywhere' || partnerCountry === undefined || country === partnerCountry;
}

/** DR7: a tender names itself. DR8: it is registered before the day it is public, by the calendar of UTC. */
function tenderProblems(given: TypedClaim, { now }: ClaimContext): ClaimProblem[] {
  if (textOf(given, 'dealType') !== 'tender') return [];
  const problems: ClaimProblem[] = [];
  if (textOf(given, 'tenderRef') === '') problems.push({ field: 'tenderRef', key: 'required', rule: 'DR7' });
  const publishedOn = textOf(given, 'tenderPublishedOn');
  if (publishedOn !== '' && publishedOn <= now.slice(0, 10))
    problems.push({ field: 'tenderPublishedOn', key: 'tender_public', rule: 'DR8' });
  return problems;
}

/** DR9 */
function siteProblems(given: TypedClaim): ClaimProblem[] {
  const scope = textOf(given, 'siteScope');
  const { sites } = given;
  if (scope === 'listed' && (!Array.isArray(sites) || sites.length === 0))
    return [{ field: 'sites', key: 'required', rule: 'DR9' }];
  if (scope === 'project' && textOf(given, 'projectName') === '')
    return [{ field: 'projectName', key: 'required', rule: 'DR9' }];
  return [];
}

/** DR10: below the minimum only when even the most it may be worth is. */
function amountProblems(given: TypedClaim, { policy }: ClaimContext): ClaimProblem[] {
  const claim = v.safeParse(DraftClaim, given);
  const range = claim.success ? amountOf(claim.output, policy) : null;
  if (!claim.success || !range || range.mostMinor >= policy.minimumAmountMinor) return [];
  const isExact = range.leastMinor === range.mostMinor;
  const field = !isExact ? 'valueBand' : claim.output.lines?.length ? 'lines' : 'estAmountMinor';
  return [{ field, key: 'below_minimum', rule: 'DR10' }];
}

/** DR3 for every line, DR11 for the product and every line. */
function productProblems(given: TypedClaim, { policy, productIds }: ClaimContext): ClaimProblem[] {
  const type = v.safeParse(DealType, textOf(given, 'dealType') || 'new');
  const excluded = new Set(
    policy.exclusions
      .filter(({ dealTypes }) => type.success && dealTypes.includes(type.output))
      .flatMap((exclusion) => exclusion.productIds),
  );
  const lines = Array.isArray(given.lines) ? given.lines.map(productOfLine).filter((id) => id !== '') : [];
  const problems: ClaimProblem[] = [];
  if (excluded.has(textOf(given, 'productId')))
    problems.push({ field: 'productId', key: 'not_for_type', rule: 'DR11' });
  if (lines.some((id) => !productIds.includes(id)))
    problems.push({ field: 'lines', key: 'product', rule: 'DR3' });
  if (lines.some((id) => excluded.has(id)))
    problems.push({ field: 'lines', key: 'not_for_type', rule: 'DR11' });
  return problems;
}

function productOfLine(line: unknown): string {
  const { productId } =
    typeof line === 'object' && line !== null ? { productId: '', ...line } : { productId: '' };
  return typeof productId === 'string' ? productId.trim() : '';
}

/** DR12 */
function secondPartnerProblems(given: TypedClaim): ClaimProblem[] {
  const [name, role] = [textOf(given, 'secondPartnerName'), textOf(given, 'secondPartnerRole')];
  if (name !== '' && role === '') return [{ field: 'secondPartnerRole', key: 'required', rule: 'DR12' }];
  if (name === '' && role !== '') return [{ field: 'secondPartnerName', key: 'required', rule: 'DR12' }];
  return [];
}
