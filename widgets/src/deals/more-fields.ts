import { msg } from '@portico/ui/msg';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import type { Option } from '@portico/ui/question/option';
import { PorticoDate } from '@portico/ui/date/date';
import { define } from '@portico/ui/define';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoMoney } from '@portico/ui/money/money';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSelect } from '@portico/ui/select/select';
import { html, nothing, type TemplateResult } from 'lit';
import { PorticoEvidence } from '../files/evidence.ts';
import { textField, type FieldsView } from './claim-fields.ts';
import { dealTypeOptions, fieldWords, secondRoleOptions, siteScopeOptions } from './claim-words-more.ts';
import { moreStyles } from './more-fields.styles.ts';
import { isLineControl, lineFields, withLine } from './line-fields.ts';
import type { AnswerControl } from './typed-claim.ts';

/** What the optional part is drawn from, besides what all fields are. */
export interface MoreView extends FieldsView {
  /** The claim as typed so far: some questions follow from the answer to others. */
  claim: DraftClaim;
  onFiles(ids: readonly string[]): void;
}

/** The same while what the server says is on its way. */
type Unset<T extends FieldsView> = Omit<T, 'setup'> & { setup?: T['setup'] | undefined };

/** How it looks. */
export const styles = moreStyles;

/** What may be added to a claim. Loaded when somebody wants to. */
export function moreFields({ setup, ...rest }: Unset<MoreView>): TemplateResult {
  if (!setup) return html``;
  const view = { ...rest, setup };
  define(PorticoField);
  define(PorticoSelect);
  define(PorticoProblem);
  define(PorticoMoney);
  define(PorticoDate);
  define(PorticoEvidence);
  return html`<div class="more">
    ${customerFields(view)} ${dealFields(view)} ${placeFields(view)} ${partnerFields(view)}
    <portico-evidence
      name="fileIds"
      .label=${msg('Evidence', { id: 'deals.evidence' })}
      .help=${msg('What shows that you work with this customer: minutes, a quotation, a letter.', { id: 'deals.evidence.help' })}
      .ids=${view.claim.fileIds ?? []}
      @change=${(event: Event) => view.onFiles((event.target as PorticoEvidence).ids)}
    ></portico-evidence>
    ${view.error('fileIds') ? html`<portico-problem .heading=${view.error('fileIds')}></portico-problem>` : nothing}
    ${line(view, 'helpRequested', { multiline: true, max: 500 })}
  </div>`;
}

function customerFields(view: MoreView): TemplateResult {
  return html`${line(view, 'customerCity')} ${line(view, 'customerPostcode')}
  ${line(view, 'customerRegistrationNo')} ${line(view, 'parentName')}`;
}

function dealFields(view: MoreView): TemplateResult {
  return html`${choice(view, 'dealType', dealTypeOptions())}
    ${
      view.claim.dealType === 'tender'
        ? html`${line(view, 'tenderRef')}
            <portico-date
              class="narrow"
              name="tenderPublishedOn"
              optional
              .label=${fieldWords('tenderPublishedOn')}
              .help=${msg('Leave it out while nobody knows.', { id: 'deals.tender.help' })}
              .value=${view.value('tenderPublishedOn')}
              .error=${view.error('tenderPublishedOn')}
            ></portico-date>`
        : nothing
    }
    <portico-money
      class="narrow"
      name="estAmountMinor"
      optional
      .currency=${view.setup.policy.currency}
      .label=${fieldWords('estAmountMinor')}
      .value=${view.value('estAmountMinor')}
      .error=${view.error('estAmountMinor')}
    ></portico-money>
    ${lineFields(view)} ${line(view, 'competitor')} ${line(view, 'incumbentPartner')}
    ${line(view, 'compellingEvent', { multiline: true, max: 500 })}`;
}

function placeFields(view: MoreView): TemplateResult {
  const { siteScope } = view.claim;
  return html`${choice(view, 'siteScope', siteScopeOptions())}
  ${
    siteScope === 'listed'
      ? html`<portico-field
          name="sites"
          multiline
          .label=${fieldWords('sites')}
          .help=${msg('One a line, as Lyon or Works 2 Munich.', { id: 'deals.sites.help' })}
          .value=${(view.claim.sites ?? []).map(({ name }) => name ?? '').join('\n')}
          .error=${view.error('sites')}
        ></portico-field>`
      : nothing
  }
  ${siteScope === 'project' ? line(view, 'projectName') : nothing}`;
}

function partnerFields(view: MoreView): TemplateResult {
  return html`${line(view, 'secondPartnerName')} ${choice(view, 'secondPartnerRole', secondRoleOptions())}`;
}

function line(
  view: MoreView,
  name: ClaimField,
  options: { multiline?: boolean; max?: number } = {},
): TemplateResult {
  return textField(view, { name, label: fieldWords(name) }, { optional: true, ...options });
}

function choice(view: MoreView, name: ClaimField, options: readonly Option[]): TemplateResult {
  return html`<portico-select
    class="narrow"
    name=${name}
    optional
    .label=${fieldWords(name)}
    .placeholder=${msg('Choose', { id: 'deals.choose' })}
    .options=${options}
    .value=${view.value(name)}
    .error=${view.error(name)}
  ></portico-select>`;
}

/** What a control itself cannot make sense of: an amount that is no number. */
export function unreadable(control: AnswerControl): ClaimProblem[] {
  return control instanceof PorticoMoney && control.unreadable && !isLineControl(control)
    ? [{ field: 'estAmountMinor', key: 'amount', rule: 'DR1' }]
    : [];
}

/** The claim with the answer of a control of the optional part that is no plain text; null for any other control. */
export function withMore(claim: DraftClaim, control: AnswerControl): DraftClaim | null {
  if (isLineControl(control)) return { ...claim, lines: withLine(claim.lines ?? [], control) };
  if (control instanceof PorticoMoney) {
    const { amount, currency } = control;
    const { estCurrency: _, ...rest } = claim;
    // An amount brings its currency, only when there is one.
    return { ...rest, estAmountMinor: amount, ...(amount !== null && { estCurrency: currency }) };
  }
  if (control.name !== 'sites') return null;
  const names = control.value.split('\n').map((name) => name.trimStart());
  return { ...claim, sites: names.filter(Boolean).map((name) => ({ name })) };
}
