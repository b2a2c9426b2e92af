import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { MoveName } from '@portico/domain/deals/moves';
import { OverrideGround } from '@portico/domain/deals/override';
import type { Refusal } from '@portico/domain/refusal';
import type { Client } from '@portico/runtime/client';
import type { PorticoField } from '@portico/ui/field/field';
import { msg, str } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { localeOf } from '@portico/ui/locale/locale-of';
import { freeFrom, holderOf } from '../deal/holder.ts';
import { overrideOptions } from '../override-words.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { ruleWords } from '../rule-words.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

/**
 * @summary Signs a deal; with the last signature it is approved, and protection begins at once.
 */
export class PorticoApprove extends PorticoDecision {
  static readonly tag = 'portico-desk-approve';

  static override readonly uses = [...PorticoDecision.uses, PorticoSelect];

  @state() private ground: OverrideGround | '' = '';
  @state() private groundText = '';
  @state() private errors = { ground: '', text: '', note: '' };

  /** Whether the server asked for a reason, or for none, against what the deal said when it was read; null for as it said. */
  @state() private asksReason: boolean | null = null;

  private signedLast = false;

  protected override move(): MoveName {
    return 'approve';
  }

  /** Whether it is the last signature, which approves. */
  private get isLast(): boolean {
    const open = this.subject?.chain?.filter(({ signedAt }) => signedAt === null) ?? [];
    return open.length < 2 && !(this.isOverride && this.subject?.needsSecond);
  }

  /** Whether it goes against the verdict, which takes a reason (DA8). */
  private get isOverride(): boolean {
    return this.asksReason ?? this.subject?.needsOverride ?? false;
  }

  protected override get isHard(): boolean {
    return this.isOverride;
  }

  protected override check(): boolean {
    if (!this.isOverride) return true;
    const needsText = this.ground === 'other' && !this.groundText.trim();
    this.errors = {
      ground: this.ground ? '' : msg('Choose a reason.', { id: 'desk.override.ground-needed' }),
      text: needsText ? msg('Write the reason.', { id: 'desk.override.text-needed' }) : '',
      note: this.noteInternal.trim()
        ? ''
        : msg('Write what your colleagues have to know.', { id: 'desk.override.note-needed' }),
    };
    return Object.values(this.errors).every((error) => error === '');
  }

  protected override wayOut({ key }: Refusal): string {
    const holder = key === 'already_reserved' && this.subject ? holderOf(this.subject) : undefined;
    const day = holder && freeFrom(holder, localeOf(this) ?? 'en');
    return day
      ? msg(str`Approve it from ${day} on: then ${holder.partner.name} no longer holds the customer.`, {
          id: 'desk.approve.from',
        })
      : '';
  }

  protected override clear(): void {
    super.clear();
    this.ground = '';
    this.groundText = '';
    this.errors = { ground: '', text: '', note: '' };
    this.asksReason = null;
  }

  protected override question(): string {
    const name = this.subject?.customerName ?? '';
    return this.isLast
      ? msg(str`Approve ${name}?`, { id: 'desk.approve.question' })
      : msg(str`Sign the approval of ${name}?`, { id: 'desk.sign.question' });
  }

  protected override verb(): string {
    return this.isLast ? msg('Approve', { id: 'desk.approve' }) : msg('Sign', { id: 'desk.sign' });
  }

  protected override done(): string {
    return this.signedLast
      ? msg('Approved. The partner knows.', { id: 'desk.approve.done' })
      : msg('Signed. It waits for the next signature.', { id: 'desk.sign.done' });
  }

  protected override async send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const input = this.isLast ? this.notes() : { ...this.notes(), noteShared: null };
    const { ground } = this;
    const override =
      this.isOverride && ground ? { override: { ground, text: this.groundText.trim() || null } } : {};
    const outcome = await key.send({ ...reference, ...input, ...override }, (sent, options) =>
      client.desk.approve.mutate(sent, options),
    );
    this.signedLast = outcome.ok && outcome.deal.review === 'approved';
    // Every signature judges anew, and what is found may be newer than the deal on the screen.
    if (!outcome.ok) this.asksReason = reasonAfter(outcome.refusal) ?? this.asksReason;
    return outcome;
  }

  protected override fields(): TemplateResult {
    if (!this.isLast)
      return html`${this.against()}
        <p>
          ${msg('It is approved once all signatures are given, each by somebody else. The partner hears of it then.', { id: 'desk.sign.text' })}
        </p>
        ${this.internalNote({ required: this.isOverride, error: this.noteProblem() })}`;
    return html`${this.against()}
      <p>
        ${msg(
          str`${this.subject?.partner.name ?? ''} is protected for this customer for ${this.subject?.figures.protectionDays ?? 0} days from now.`,
          {
            id: 'desk.approve.text',
          },
        )}
      </p>
      ${this.sharedNote()} ${this.internalNote({ required: this.isOverride, error: this.noteProblem() })}`;
  }

  private noteProblem(): string {
    const isUnsaid = this.noteInternal.trim() === '';
    return (isUnsaid && this.errors.note) || this.refused('noteInternal');
  }

  private refused(field: string): string {
    return this.refusal?.field === field ? deskRefusalText(this.refusal) : '';
  }

  /** Whether the server alone knows what speaks against it by now. */
  private get isNew(): boolean {
    return this.asksReason === true && !this.subject?.needsOverride;
  }

  /** What the rules found, and on what an approval against it stands. */
  private against(): TemplateResult | typeof nothing {
    const ruleId = this.subject?.judgement?.ruleId;
    if (!this.isOverride) return nothing;
    return html`<portico-problem
        tone="warning"
        heading=${msg('This goes against the verdict', { id: 'desk.override' })}
        detail=${[
          this.isNew
            ? msg('It was not so when you opened this deal; what stands in the way has come since.', {
                id: 'desk.override.new',
              })
            : ruleId
              ? ruleWords(ruleId)
              : '',
          this.subject?.needsSecond
            ? msg('A region manager or the vendor’s administrator signs too.', { id: 'desk.override.second' })
            : '',
        ]
          .filter(Boolean)
          .join(' ')}
      ></portico-problem>
      <portico-select
        required
        autofocus
        label=${msg('Why approve it anyway?', { id: 'desk.override.ground' })}
        placeholder=${msg('Choose a reason', { id: 'desk.reject.choose' })}
        .options=${overrideOptions()}
        .value=${this.ground}
        .error=${this.errors.ground || this.refused('override')}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as PorticoSelect;
          this.ground = OverrideGround.options.find((ground) => ground === value) ?? '';
          this.errors = { ...this.errors, ground: '' };
        }}
      ></portico-select>
      ${
        this.ground === ''
          ? nothing
          : html`<portico-field
              multiline
              maxlength="2000"
              ?required=${this.ground === 'other'}
              ?optional=${this.ground !== 'other'}
              label=${msg('The reason in words', { id: 'desk.override.text' })}
              .value=${this.groundText}
              .error=${this.errors.text || this.refused('overrideText')}
              @input=${(event: Event) => {
                this.groundText = (event.currentTarget as PorticoField).value;
                this.errors = { ...this.errors, text: '' };
              }}
            ></portico-field>`
      }`;
  }
}

/** What a refusal says of the reason: that one is needed, that none is; null where it is about something else. */
function reasonAfter({ rule, key }: Refusal): boolean | null {
  if (rule !== 'DA8') return null;
  if (key === 'override_needed') return true;
  return key === 'nothing_to_override' || key === 'overridden_already' ? false : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-approve': PorticoApprove;
  }
}
