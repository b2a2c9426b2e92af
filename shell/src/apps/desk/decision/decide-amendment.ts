import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Client } from '@portico/runtime/client';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { msg, str } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { overrideWords } from '../override-words.ts';
import { PorticoAnswer, type AnswerWords } from './answer.ts';
import type { DecisionOutcome, Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';
import { OverrideFields } from './override-fields.ts';

/**
 * @summary Grants or refuses a change of an approved deal; against the verdict with a reason, and where nobody may have the
 * customer by two.
 */
export class PorticoDecideAmendment extends PorticoAnswer {
  static readonly tag = 'portico-desk-decide-amendment';

  static override readonly uses = [...PorticoAnswer.uses, PorticoSelect];

  @consume({ context: sessionContext, subscribe: true }) @state() private session: Session = {
    status: 'loading',
  };

  private readonly overriding = new OverrideFields(this);

  private waits = false;

  protected override isFor({ amendment }: DecidedDeal): boolean {
    return amendment?.status === 'pending';
  }

  /** Whether granting it goes against its verdict, which takes a reason (DA8). */
  private get isOverride(): boolean {
    return this.granted && this.overriding.isNeeded(this.subject?.amendmentNeedsOverride ?? false);
  }

  /** Whether somebody else agrees after this, and only then the partner hears of it. */
  private get isFirst(): boolean {
    const open = this.subject?.amendmentChain?.filter(({ signedAt }) => signedAt === null) ?? [];
    const isOfTwo = this.isOverride && this.subject?.amendmentNeedsSecond === true;
    return this.granted && (open.length > 1 || isOfTwo);
  }

  /** Who signs without deciding may agree as the second, and nothing else (DM40). */
  protected override get onlyYes(): boolean {
    return this.session.status === 'known' && !this.session.me.actions.includes('deal.decide');
  }

  protected override get isHard(): boolean {
    return this.isOverride;
  }

  protected override check(): boolean {
    const isAnswered = super.check();
    return (!this.isOverride || this.overriding.check(this.noteInternal)) && isAnswered;
  }

  protected override clear(): void {
    super.clear();
    this.overriding.clear();
  }

  protected override question(): string {
    return msg('Change the deal as wished?', { id: 'desk.amendment.question' });
  }

  protected override done(): string {
    return this.waits
      ? msg('Agreed. The change waits for the next signature.', { id: 'desk.amendment.waits' })
      : msg('Answered. The partner knows.', { id: 'desk.answer.done' });
  }

  protected override async send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const { noteShared, noteInternal } = this.notes();
    const reason = this.isOverride ? this.overriding.reason() : null;
    const answer = { granted: this.granted, noteShared: this.isFirst ? null : noteShared };
    const override = reason ? { noteInternal, override: reason } : {};
    const outcome = await key.send({ ...reference, ...answer, ...override }, (input, options) =>
      client.desk.decideAmendment.mutate(input, options),
    );
    this.waits = outcome.ok && outcome.deal.amendment?.status === 'pending';
    if (!outcome.ok) this.overriding.hear(outcome.refusal);
    return outcome;
  }

  protected override afterAnswer(): TemplateResult {
    return html`${this.agreed()} ${this.granted ? this.against() : nothing}
    ${
      this.isFirst
        ? html`<p>
            ${msg('The deal stays as it is until the last signature. The partner hears of it then.', { id: 'desk.amendment.first' })}
          </p>`
        : super.afterAnswer()
    }
    ${
      this.isOverride
        ? this.internalNote({
            required: true,
            error: this.overriding.noteProblem(this.noteInternal, this.refusal),
          })
        : nothing
    }`;
  }

  private against(): TemplateResult | typeof nothing {
    const { subject, refusal } = this;
    return this.overriding.render({
      needed: subject?.amendmentNeedsOverride ?? false,
      ruleId: subject?.amendmentVerdict?.ruleId,
      second: subject?.amendmentNeedsSecond
        ? msg('A region manager or the vendor’s administrator agrees too.', {
            id: 'desk.amendment.second',
          })
        : '',
      refusal,
    });
  }

  /** On what the first of two has agreed against the verdict; nothing while nobody has, or where it takes a new reason. */
  private agreed(): TemplateResult | typeof nothing {
    const { amendmentOverride, amendmentNeedsOverride } = this.subject ?? {};
    if (!amendmentOverride || amendmentNeedsOverride) return nothing;
    const { ground, text, note, byName } = amendmentOverride;
    const who = byName ?? msg('Somebody', { id: 'shell.activity.somebody' });
    const why = [overrideWords(ground), text, note].filter(Boolean).join(' · ');
    return html`<portico-problem
      tone="info"
      heading=${msg(str`${who} agreed against the verdict. A second person grants it.`, { id: 'desk.amendment.agreed' })}
      detail=${why}
    ></portico-problem>`;
  }

  protected override answers(): AnswerWords {
    return {
      label: msg('Answer', { id: 'desk.answer' }),
      yes: msg('Change it', { id: 'desk.amendment.yes' }),
      yesDetail: msg('Benefits are fixed anew, and what the deal covers is reserved anew.', {
        id: 'desk.amendment.yes.text',
      }),
      no: msg('Leave it as it is', { id: 'desk.amendment.no' }),
      noDetail: msg('The deal and its protection stay as they are.', { id: 'desk.amendment.no.text' }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-decide-amendment': PorticoDecideAmendment;
  }
}
