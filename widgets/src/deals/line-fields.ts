import { msg, str } from '@portico/ui/msg';
import type { DraftClaim } from '@portico/domain/deals/claim';
import type { PorticoMoney } from '@portico/ui/money/money';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldsView } from './claim-fields.ts';
import { productOptions } from './claim-words.ts';
import type { AnswerControl } from './typed-claim.ts';

type Lines = NonNullable<DraftClaim['lines']>;

const NAME = /^lines\.(\d+)\.(productId|quantity|amountMinor)$/;
const LINES_MAX = 50;

/** The products of a deal in detail: one row each, and an empty one to go on. A row without a product is none. */
export function lineFields(view: FieldsView & { claim: DraftClaim }): TemplateResult {
  const lines = view.claim.lines ?? [];
  const rows = lines.length < LINES_MAX ? [...lines, {}] : lines;
  return html`<fieldset class="lines">
    <legend>${msg('Products in detail', { id: 'deals.field.lines' })}</legend>
    ${rows.map((row, index) => rowFields(view, row, index))}
    ${view.error('lines') ? html`<portico-problem .heading=${view.error('lines')}></portico-problem>` : nothing}
  </fieldset>`;
}

function rowFields({ setup }: FieldsView, row: Lines[number], index: number): TemplateResult {
  const name = `lines.${index}`;
  return html`<div class="line">
    <portico-select
      name="${name}.productId"
      optional
      .label=${msg(str`Product ${index + 1}`, { id: 'deals.line.product' })}
      .placeholder=${msg('None', { id: 'deals.line.none' })}
      .options=${productOptions(setup.products)}
      .value=${row.productId ?? ''}
    ></portico-select>
    ${
      row.productId
        ? html`<portico-field
              name="${name}.quantity"
              inputmode="numeric"
              .label=${msg('How many', { id: 'deals.line.quantity' })}
              .value=${row.quantity ? String(row.quantity) : ''}
            ></portico-field>
            <portico-money
              name="${name}.amountMinor"
              optional
              .currency=${setup.policy.currency}
              .label=${msg('For how much in all', { id: 'deals.line.amount' })}
              .value=${row.amountMinor === null || row.amountMinor === undefined ? '' : String(row.amountMinor)}
            ></portico-money>`
        : nothing
    }
  </div>`;
}

/** Whether a control belongs to a row. */
export function isLineControl({ name }: Pick<AnswerControl, 'name'>): boolean {
  return NAME.test(name);
}

/** The rows with what a control now holds; choosing no product takes the row out. */
export function withLine(lines: Lines, control: AnswerControl): Lines {
  const [, at, key] = NAME.exec(control.name) ?? [];
  const index = Number(at);
  const before = lines[index] ?? {};
  const after =
    key === 'productId'
      ? { ...before, productId: control.value, quantity: before.quantity ?? 1 }
      : key === 'quantity'
        ? { ...before, quantity: wholeNumber(control.value) }
        : { ...before, amountMinor: (control as PorticoMoney).amount };
  const next = [...lines.slice(0, index), after, ...lines.slice(index + 1)];
  return next.filter(({ productId }) => productId);
}

function wholeNumber(text: string): number | null {
  return /^\s*\d{1,7}\s*$/.test(text) ? Number(text) : null;
}
