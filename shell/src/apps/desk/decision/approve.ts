import { html, type nothing, type TemplateResult } from 'lit';
import type { MoveName } from '@portico/domain/deals/moves';
import type { Refusal } from '@portico/domain/refusal';
import type { Client } from '@portico/runtime/client';
import { msg, str } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { localeOf } from '@portico/ui/locale/locale-of';
import { freeFrom, holderOf, inTheWay } from '../deal/holder.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';
import { OverrideFields } from './override-fields.ts';

/**
 * @summary Signs a deal; with the last signature it is approved, and protection begins at once.
 */
export class PorticoApprove extends PorticoDecision {
  static readonly tag = 'portico-desk-approve';

  static override readonly uses = [...PorticoDecision.uses, PorticoSelect];

  private readonly overriding = new OverrideFields(this);

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
    return this.overriding.isNeeded(this.subject?.needsOverride ?? false);
  }

  protected override get isHard(): boolean {
    return this.isOverride;
  }

  protected override check(): boolean {
    return !this.isOverride || this.overriding.check(this.noteInternal);
  }

  protected override wayOut({ key }: Refusal): string {
    if (key === 'which_account')
      return msg('The question stands on the page behind this; close this to answer it.', {
        id: 'desk.approve.which-account',
      });
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
    this.overriding.clear();
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
    const reason = this.isOverride ? this.overriding.reason() : null;
    const override = reason ? { override: reason } : {};
    const outcome = await key.send({ ...reference, ...input, ...override }, (sent, options) =>
      client.desk.approve.mutate(sent, options),
    );
    this.signedLast = outcome.ok && outcome.deal.review === 'approved';
    if (!outcome.ok) {
      this.overriding.hear(outcome.refusal);
      await this.readAgain(client);
    }
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
    return this.overriding.noteProblem(this.noteInternal, this.refusal);
  }

  /** What the rules found, and on what an approval against it stands. */
  private against(): TemplateResult | typeof nothing {
    const { subject, refusal } = this;
    return this.overriding.render({
      needed: subject?.needsOverride ?? false,
      ruleId: subject?.judgement?.ruleId,
      who: subject ? inTheWay(subject) : '',
      second: subject?.needsSecond
        ? msg('A region manager or the vendor’s administrator signs too.', { id: 'desk.override.second' })
        : '',
      refusal,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-approve': PorticoApprove;
  }
}
