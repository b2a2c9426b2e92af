import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { AccountSite } from '@portico/domain/accounts/account';
import { CoverageKind } from '@portico/domain/reservations/coverage';
import type { Option } from '@portico/ui/question/option';
import { coverageWords } from '../account-words.ts';
import { type CoverageTyped, isPartners } from './coverage-draft.ts';
import type { PorticoScopeChoice } from './scope-choice.ts';

/** What the fields of a coverage row show, and what happens when one is set. */
export interface CoverageFields {
  readonly typed: CoverageTyped;
  readonly errors: Readonly<Record<string, string>>;
  readonly sites: readonly AccountSite[];
  readonly products: readonly Option[];
  readonly owners: readonly Option[];
  readonly partners: readonly Option[];
  readonly set: (change: Partial<CoverageTyped>) => void;
}

/** The fields of a coverage row: what it says, of what, how long, why, and the evidence. */
export function drawCoverageFields(of: CoverageFields): TemplateResult {
  const { typed, errors, set } = of;
  return html`<portico-select
      name="kind"
      required
      label=${msg('What holds', { id: 'accounts.coverage.kind' })}
      .options=${CoverageKind.options.map((value) => ({ value, label: coverageWords(value) }))}
      .value=${typed.kind}
      @input=${(event: Event) => set({ kind: kindOf(valueOf(event)) })}
    ></portico-select>
    ${whose(of)} ${places(of)}
    <div class="pair">
      <portico-date
        name="from"
        required
        label=${msg('From', { id: 'accounts.coverage.from' })}
        .value=${typed.from}
        .error=${errors['from'] ?? ''}
        @input=${(event: Event) => set({ from: valueOf(event) })}
      ></portico-date>
      <portico-date
        name="until"
        optional
        label=${msg('Until', { id: 'accounts.coverage.until' })}
        help=${msg('A named account ends by itself after the policy’s months.', { id: 'accounts.coverage.until.help' })}
        .value=${typed.until}
        .error=${errors['until'] ?? ''}
        @input=${(event: Event) => set({ until: valueOf(event) })}
      ></portico-date>
    </div>
    ${grounds(of)}`;
}

function whose({ typed, errors, owners, partners, set }: CoverageFields): TemplateResult {
  return isPartners(typed.kind)
    ? html`<portico-combobox
        name="partner"
        required
        label=${msg('Partner', { id: 'desk.filter.partner' })}
        .options=${partners}
        .value=${typed.partnerId}
        .error=${errors['partnerId'] ?? ''}
        @change=${(event: Event) => set({ partnerId: valueOf(event) })}
      ></portico-combobox>`
    : html`<portico-combobox
        name="owner"
        ?required=${typed.kind === 'vendor_direct'}
        ?optional=${typed.kind !== 'vendor_direct'}
        label=${msg('Whose account it is', { id: 'accounts.coverage.owner' })}
        .options=${owners}
        .value=${typed.ownerId}
        .error=${errors['ownerId'] ?? ''}
        @change=${(event: Event) => set({ ownerId: valueOf(event) })}
      ></portico-combobox>`;
}

function places({ typed, errors, sites, products, set }: CoverageFields): TemplateResult {
  const chosenOf = (event: Event): readonly string[] | null =>
    (event.currentTarget as PorticoScopeChoice).chosen;
  return html`${
      sites.length > 0
        ? html`<portico-scope-choice
            label=${msg('Sites', { id: 'accounts.sites' })}
            all=${msg('All sites', { id: 'accounts.scope.all-sites' })}
            some=${msg('Chosen sites', { id: 'accounts.scope.some-sites' })}
            .options=${sites.map(({ id, name, city }) => ({ value: id, label: name, detail: city && city !== name ? city : '' }))}
            .chosen=${typed.siteIds}
            .error=${errors['sites'] ?? ''}
            @change=${(event: Event) => set({ siteIds: chosenOf(event) })}
          ></portico-scope-choice>`
        : nothing
    }
    <portico-scope-choice
      label=${msg('Products', { id: 'accounts.scope.products-label' })}
      all=${msg('All products', { id: 'accounts.scope.every-product' })}
      some=${msg('Chosen products', { id: 'accounts.scope.some-products' })}
      .options=${products}
      .chosen=${typed.productIds}
      .error=${errors['products'] ?? ''}
      @change=${(event: Event) => set({ productIds: chosenOf(event) })}
    ></portico-scope-choice>`;
}

function grounds({ typed, errors, set }: CoverageFields): TemplateResult {
  const isNamed = typed.kind === 'vendor_direct';
  return html`<portico-field
      name="reason"
      multiline
      maxlength="500"
      ?required=${isNamed}
      ?optional=${!isNamed}
      label=${msg('Reason', { id: 'desk.fact.reason' })}
      .value=${typed.reason}
      .error=${errors['reason'] ?? ''}
      @input=${(event: Event) => set({ reason: valueOf(event) })}
    ></portico-field>
    <div class="pair">
      <portico-date
        name="activity"
        ?required=${isNamed}
        ?optional=${!isNamed}
        label=${msg('Last contact with them', { id: 'accounts.coverage.contact' })}
        .value=${typed.activityOn}
        .error=${errors['activityAt'] ?? errors['happenedAt'] ?? ''}
        @input=${(event: Event) => set({ activityOn: valueOf(event) })}
      ></portico-date>
      <portico-field
        name="evidence"
        optional
        maxlength="500"
        label=${msg('Evidence', { id: 'accounts.coverage.evidence' })}
        placeholder=${msg('Quote 4711, meeting of 3 March', { id: 'accounts.coverage.evidence.example' })}
        .value=${typed.evidence}
        .error=${errors['note'] ?? ''}
        @input=${(event: Event) => set({ evidence: valueOf(event) })}
      ></portico-field>
    </div>
    <p class="quiet">
      ${msg('The time of entry is the portal’s own and cannot be set back; it never defeats a registration that came before.', { id: 'accounts.coverage.immutable' })}
    </p>`;
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLElement & { value: string }).value;
}

function kindOf(value: string): CoverageKind {
  return CoverageKind.options.find((kind) => kind === value) ?? 'vendor_direct';
}
