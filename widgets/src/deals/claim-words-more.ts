import { msg } from '@portico/ui/msg';
import type { ClaimField, DealType, SecondRole, SiteScope } from '@portico/domain/deals/claim';
import type { Option } from '@portico/ui/question/option';

const fields = {
  customerName: () => msg('Company name', { id: 'deals.customerName' }),
  customerWeb: () => msg('Website or work e-mail', { id: 'deals.customerWeb' }),
  customerCountry: () => msg('Country', { id: 'deals.customerCountry' }),
  contactName: () => msg('Contact', { id: 'deals.field.contactName' }),
  contactEmail: () => msg('E-mail of the contact', { id: 'deals.field.contactEmail' }),
  productId: () => msg('Product', { id: 'deals.productId' }),
  valueBand: () => msg('Expected value', { id: 'deals.valueBand' }),
  closeQuarter: () => msg('Expected to close', { id: 'deals.closeQuarter' }),
  relationship: () => msg('How well do you know them?', { id: 'deals.relationship' }),
  contactAgreed: () =>
    msg('They know that I pass on their name and e-mail for this registration.', {
      id: 'deals.contactAgreed',
    }),
  customerCity: () => msg('City', { id: 'deals.customerCity' }),
  customerPostcode: () => msg('Postcode', { id: 'deals.customerPostcode' }),
  customerRegistrationNo: () => msg('Company registration number', { id: 'deals.customerRegistrationNo' }),
  estAmountMinor: () => msg('Amount, as far as you know it', { id: 'deals.estAmountMinor' }),
  estCurrency: () => msg('Currency', { id: 'deals.field.estCurrency' }),
  competitor: () => msg('Who else is in the race?', { id: 'deals.competitor' }),
  compellingEvent: () => msg('Why do they buy now?', { id: 'deals.compellingEvent' }),
  dealType: () => msg('Kind of business', { id: 'deals.field.dealType' }),
  tenderRef: () => msg('Name of the tender', { id: 'deals.field.tenderRef' }),
  tenderPublishedOn: () => msg('Tender public on', { id: 'deals.field.tenderPublishedOn' }),
  siteScope: () => msg('Which places is it for?', { id: 'deals.field.siteScope' }),
  sites: () => msg('Places', { id: 'deals.field.sites' }),
  projectName: () => msg('Project', { id: 'deals.field.projectName' }),
  parentName: () => msg('Parent company', { id: 'deals.field.parentName' }),
  incumbentPartner: () => msg('Supplier today', { id: 'deals.field.incumbentPartner' }),
  secondPartnerName: () => msg('Second partner', { id: 'deals.field.secondPartnerName' }),
  secondPartnerRole: () => msg('What they do', { id: 'deals.field.secondPartnerRole' }),
  lines: () => msg('Products in detail', { id: 'deals.field.lines' }),
  fileIds: () => msg('Files', { id: 'deals.files' }),
  helpRequested: () => msg('What can the vendor help with?', { id: 'deals.field.helpRequested' }),
} satisfies Record<ClaimField, () => string>;

/** The words above a field of a claim; an unknown name as it is. */
export function fieldWords(field: ClaimField | (string & {})): string {
  return Object.hasOwn(fields, field) ? fields[field as ClaimField]() : field;
}

const dealTypes = {
  new: () => msg('New business', { id: 'deals.dealtype.new' }),
  expansion: () => msg('More for a customer they are already', { id: 'deals.dealtype.expansion' }),
  renewal: () => msg('Renewal', { id: 'deals.dealtype.renewal' }),
  tender: () => msg('Tender', { id: 'deals.dealtype.tender' }),
} satisfies Record<DealType, () => string>;

const siteScopes = {
  all: () => msg('All places of the customer', { id: 'deals.sitescope.all' }),
  listed: () => msg('Certain places', { id: 'deals.sitescope.listed' }),
  project: () => msg('One project', { id: 'deals.sitescope.project' }),
} satisfies Record<SiteScope, () => string>;

const secondRoles = {
  distributor: () => msg('Distributes', { id: 'deals.secondrole.distributor' }),
  implementer: () => msg('Implements', { id: 'deals.secondrole.implementer' }),
  referrer: () => msg('Referred the customer', { id: 'deals.secondrole.referrer' }),
} satisfies Record<SecondRole, () => string>;

/** The kinds of business a deal can be. */
export function dealTypeOptions(): Option[] {
  return optionsOf(dealTypes);
}

/** Which of the customer's places a deal can be for. */
export function siteScopeOptions(): Option[] {
  return optionsOf(siteScopes);
}

/** What a second partner can do in a deal. */
export function secondRoleOptions(): Option[] {
  return optionsOf(secondRoles);
}

function optionsOf(words: Readonly<Record<string, () => string>>): Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label: label() }));
}
