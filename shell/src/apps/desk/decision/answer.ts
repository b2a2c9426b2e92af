import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { ElementClass } from '@portico/ui/define';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { PorticoDecision } from './decision.ts';

/** The words of a yes and a no, each with what it brings. */
export interface AnswerWords {
  readonly label: string;
  readonly yes: string;
  readonly yesDetail: string;
  readonly no: string;
  readonly noDetail: string;
}

/**
 * What answers to a partner's wish share: a yes or a no, each with what it brings, and words for the partner, which a no
 * always needs.
 */
export abstract class PorticoAnswer extends PorticoDecision {
  static override readonly uses: readonly ElementClass[] = [...PorticoDecision.uses, PorticoChoice];

  @state() private answer: 'yes' | 'no' | '' = '';
  @state() private answerError = '';

  /** Whether the wish is granted. */
  protected get granted(): boolean {
    return this.answer === 'yes';
  }

  /** Whether a yes needs words too. */
  protected get alwaysSays(): boolean {
    return false;
  }

  /** Whether a no is not this person's to say. */
  protected get onlyYes(): boolean {
    return false;
  }

  /** Whether the answer that is chosen needs words for the partner. */
  protected get needsWords(): boolean {
    return this.alwaysSays || this.answer === 'no';
  }

  protected override verb(): string {
    return msg('Send the answer', { id: 'desk.answer.send' });
  }

  protected override check(): boolean {
    this.answerError = this.answer ? '' : msg('Choose an answer.', { id: 'desk.answer.needed' });
    const isUnsaid = this.needsWords && !this.noteShared.trim();
    this.noteError = isUnsaid ? msg('Write why; the partner reads it.', { id: 'desk.answer.why' }) : '';
    return this.answer !== '' && !isUnsaid;
  }

  protected override clear(): void {
    super.clear();
    this.answer = '';
    this.answerError = '';
  }

  protected override fields(): TemplateResult {
    const { label, yes, yesDetail, no, noDetail } = this.answers();
    return html`<portico-choice
        required
        label=${label}
        .options=${[
          { value: 'yes', label: yes, detail: yesDetail },
          ...(this.onlyYes ? [] : [{ value: 'no', label: no, detail: noDetail }]),
        ]}
        .value=${this.answer}
        .error=${this.answerError}
        @input=${(event: Event) => {
          this.answer = (event.currentTarget as PorticoChoice).value === 'yes' ? 'yes' : 'no';
          this.answerError = '';
        }}
      ></portico-choice>
      ${this.afterAnswer()}`;
  }

  /** What is asked under the two answers. */
  protected afterAnswer(): TemplateResult {
    return this.sharedNote(this.needsWords);
  }

  /** The words of the two answers. */
  protected abstract answers(): AnswerWords;
}
