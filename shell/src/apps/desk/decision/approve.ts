import { html, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { MoveName } from '@portico/domain/deals/moves';
import type { Client } from '@portico/runtime/client';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

/**
 * @summary Signs a deal; with the last signature it is approved, and protection begins at once.
 */
export class PorticoApprove extends PorticoDecision {
  static readonly tag = 'portico-desk-approve';

  private signedLast = false;

  protected override move(): MoveName {
    return 'approve';
  }

  /** Whether it is the last signature, which approves. */
  private get isLast(): boolean {
    const open = this.subject?.chain?.filter(({ signedAt }) => signedAt === null) ?? [];
    return open.length < 2;
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
    const outcome = await key.send({ ...reference, ...input }, (sent, options) =>
      client.desk.approve.mutate(sent, options),
    );
    this.signedLast = outcome.ok && outcome.deal.review === 'approved';
    return outcome;
  }

  protected override fields(): TemplateResult {
    if (!this.isLast)
      return html`<p>
          ${msg('It is approved once all signatures are given, each by somebody else (DA1, DA2). The partner hears of it then.', { id: 'desk.sign.text' })}
        </p>
        ${this.internalNote()}`;
    return html`<p>
        ${msg(
          str`${this.subject?.partner.name ?? ''} is protected for this customer for ${this.subject?.figures.protectionDays ?? 0} days from now (DM6).`,
          {
            id: 'desk.approve.text',
          },
        )}
      </p>
      ${this.sharedNote()} ${this.internalNote()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-approve': PorticoApprove;
  }
}
