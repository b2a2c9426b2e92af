import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { PorticoCheck } from '@portico/ui/check/check';
import type { PorticoMoney } from '@portico/ui/money/money';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { closeIcon } from '@portico/ui/icon/icons';
import { membersAt, readAt, textOf } from './document.ts';
import type { ListRule, Rule } from './rule.ts';
import { rangeWords } from './range-words.ts';
import { unitWords } from './unit-words.ts';

/** What a rule is drawn from and writes to. */
export interface Editing {
  readonly document: unknown;
  readonly currency: string;
  readonly locale: string;
  readonly readonly: boolean;
  /** What is wrong at a path, with `deep` also below it, in words; empty when nothing is, or when it is too early to say. */
  readonly errorAt: (path: string, deep?: boolean) => string;
  readonly write: (path: string, value: unknown) => void;
  /** A field was left: from now on it says what is wrong. */
  readonly leave: (path: string) => void;
}

/** Draws the control of a rule; `base` is the path of the member it belongs to. */
export function drawRule(rule: Rule, editing: Editing, base = ''): TemplateResult {
  const path = base === '' ? rule.path : `${base}.${rule.path}`;
  switch (rule.kind) {
    case 'check':
      return drawCheck(rule, editing, path);
    case 'choice':
      return html`<portico-select
        required
        data-path=${path}
        label=${rule.label()}
        help=${rule.help?.() ?? ''}
        .options=${rule.options()}
        .value=${textOf(editing.document, path)}
        .error=${editing.errorAt(path)}
        ?readonly=${editing.readonly}
        @change=${(event: Event) => settle(editing, path, valueOf(event))}
      ></portico-select>`;
    case 'some':
      return drawSome(rule, editing, path);
    case 'list':
      return drawList(rule, editing, path);
    case 'money':
      return drawMoney(rule, editing, path);
    case 'percent_or_money':
      return readAt(editing.document, `${base}.basis`) === 'fixed'
        ? drawMoney(rule, editing, path)
        : drawField({ ...rule, kind: 'percent' }, editing, path);
    case 'count':
    case 'counts':
    case 'number':
    case 'percent':
    case 'text':
    case 'texts':
      return drawField(rule, editing, path);
  }
}

function settle(editing: Editing, path: string, value: unknown): void {
  editing.write(path, value);
  editing.leave(path);
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLElement & { value: string }).value;
}

function emptyWords(rule: Rule): string {
  return 'none' in rule && rule.none ? rule.none() : '';
}

function drawField(rule: Rule, editing: Editing, path: string): TemplateResult {
  const suffix = 'unit' in rule ? unitWords(rule.unit) : rule.kind === 'percent' ? '%' : '';
  // Written anew while it is typed, the commas would move under the fingers.
  const isSeveral = rule.kind === 'counts' || rule.kind === 'texts';
  const isNumber = rule.kind === 'count' || rule.kind === 'percent' || rule.kind === 'number';
  return html`<portico-field
    class=${isNumber ? 'number' : ''}
    data-path=${path}
    type=${isNumber ? 'number' : 'text'}
    label=${rule.label()}
    help=${isNumber ? [rule.help?.(), rangeWords(rule.kind, path, editing.locale)].filter(Boolean).join(' ') : (rule.help?.() ?? '')}
    placeholder=${emptyWords(rule)}
    .value=${written(rule, readAt(editing.document, path))}
    .error=${editing.errorAt(path, isSeveral)}
    ?readonly=${editing.readonly}
    @input=${(event: Event) => isSeveral || editing.write(path, read(rule, valueOf(event)))}
    @change=${(event: Event) => settle(editing, path, read(rule, valueOf(event)))}
    >${suffix ? html`<span slot="suffix">${suffix}</span>` : nothing}</portico-field
  >`;
}

/** A value as its field shows it. */
function written(rule: Rule, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (value === null || value === undefined) return '';
  return rule.kind === 'percent' && typeof value === 'number' ? String(value / 100) : textual(value);
}

/** A value of one word. */
function textual(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

/** What was typed as the value it stands for; what cannot be read stays a text, which the check refuses. */
function read(rule: Rule, typed: string): unknown {
  const text = typed.trim();
  const items = text.split(/[,;]/).flatMap((item) => item.trim() || []);
  if (rule.kind === 'texts') return items;
  if (rule.kind === 'counts') return items.map(numberOf);
  if (rule.kind === 'text') return text === '' && rule.none ? null : text;
  const value = numberOf(text);
  return rule.kind === 'percent' && typeof value === 'number' ? Math.round(value * 100) : value;
}

function numberOf(text: string): number | string | null {
  if (text === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : text;
}

function drawMoney(rule: Rule, editing: Editing, path: string): TemplateResult {
  const value = readAt(editing.document, path);
  const onInput = (event: Event): void => {
    const field = event.currentTarget as PorticoMoney;
    editing.write(path, field.unreadable ? 'unreadable' : field.amount);
  };
  return html`<portico-money
    class="number"
    data-path=${path}
    label=${rule.label()}
    help=${rule.help?.() ?? ''}
    placeholder=${emptyWords(rule)}
    currency=${/^[A-Z]{3}$/.test(editing.currency) ? editing.currency : 'EUR'}
    .value=${typeof value === 'number' ? String(value) : ''}
    .error=${editing.errorAt(path)}
    ?readonly=${editing.readonly}
    @input=${onInput}
    @change=${() => editing.leave(path)}
  ></portico-money>`;
}

function drawCheck(rule: Rule, editing: Editing, path: string): TemplateResult {
  return html`<portico-check
    data-path=${path}
    label=${rule.label()}
    help=${rule.help?.() ?? ''}
    .checked=${readAt(editing.document, path) === true}
    .error=${editing.errorAt(path)}
    ?readonly=${editing.readonly}
    @change=${(event: Event) => settle(editing, path, (event.currentTarget as PorticoCheck).checked)}
  ></portico-check>`;
}

function drawSome(rule: Extract<Rule, { kind: 'some' }>, editing: Editing, path: string): TemplateResult {
  const chosen = membersAt(editing.document, path);
  const onChange = (value: string, event: Event): void => {
    const { checked } = event.currentTarget as PorticoCheck;
    const next = rule.options().map((option) => option.value);
    settle(
      editing,
      path,
      next.filter((each) => (each === value ? checked : chosen.includes(each))),
    );
  };
  return html`<fieldset class="some">
    <legend>${rule.label()}</legend>
    <div class="checks">
      ${rule
        .options()
        .map(
          ({ value, label }) =>
            html`<portico-check
              label=${label}
              .checked=${chosen.includes(value)}
              ?readonly=${editing.readonly}
              @change=${(event: Event) => onChange(value, event)}
            ></portico-check>`,
        )}
    </div>
    ${drawError(editing.errorAt(path, true))}
  </fieldset>`;
}

function drawError(words: string): TemplateResult | typeof nothing {
  return words ? html`<p class="error" role="status">${words}</p>` : nothing;
}

function drawList(rule: ListRule, editing: Editing, path: string): TemplateResult {
  const members = membersAt(editing.document, path);
  const remove = (at: number): void =>
    settle(
      editing,
      path,
      members.filter((_, index) => index !== at),
    );
  const drawMember = (member: unknown, at: number): TemplateResult => {
    const title = rule.member(member, at);
    return html`<fieldset class="member">
      <legend class=${path.includes('steps') ? 'hidden' : ''}>${title}</legend>
      <div class="fields">${rule.rules.map((inner) => drawRule(inner, editing, `${path}.${at}`))}</div>
      ${
        editing.readonly
          ? nothing
          : html`<portico-button
              small
              variant="quiet"
              label=${msg(str`Remove ${title}`, { id: 'policy.remove-named' })}
              @click=${() => remove(at)}
              >${drawIcon(closeIcon)}</portico-button
            >`
      }
    </fieldset>`;
  };
  return html`<div class="list" role="group" aria-label=${rule.label()}>
    <div class="label" aria-hidden="true">${rule.label()}</div>
    ${members.map(drawMember)} ${drawError(editing.errorAt(path))}
    ${members.length === 0 ? html`<p class="quiet">${msg('None.', { id: 'policy.none' })}</p>` : nothing}
    ${
      editing.readonly
        ? nothing
        : html`<div>
            <portico-button small @click=${() => editing.write(path, [...members, rule.blank(members)])}
              >${rule.add()}</portico-button
            >
          </div>`
    }
  </div>`;
}
