import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { OverrideGround, type OverrideReason } from '@portico/domain/deals/override';
import type { Refusal } from '@portico/domain/refusal';
import type { PorticoField } from '@portico/ui/field/field';
import { msg, str } from '@portico/ui/msg';
import type { PorticoSelect } from '@portico/ui/select/select';
import { overrideOptions } from '../override-words.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { ruleNumber, ruleWords } from '../rule-words.ts';

/** What is known of the verdict an approval would go against. */
export interface AgainstVerdict {
  /** Whether the deal, as it was read, says that a reason is needed (DA8). */
  readonly needed: boolean;
  /** The rule that speaks against it, where it is known. */
  readonly ruleId: string | undefined;
  /** Who stands in the way, by name; empty where nobody is known. */
  readonly who?: string;
  /** What is said of the second person who agrees; empty where one is enough. */
  readonly second: string;
  /** What the server refused last. */
  readonly refusal: Refusal | null;
}

/**
 * The reason an approval against the verdict takes (DA8): the ground, its words, and what is wrong with them. What was
 * typed stays until `clear`. The dialog draws the internal note itself, since it has one anyway.
 */
export class OverrideFields {
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  private ground: OverrideGround | '' = '';
  private text = '';
  private errors = { ground: '', text: '', note: '' };

  /** Whether the server asked for a reason, or for none, against what the deal said when it was read; null for as it said. */
  private asked: boolean | null = null;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.host = host;
  }

  /** Whether a reason is needed, by what the server said last, or else by what the deal said. */
  isNeeded(needed: boolean): boolean {
    return this.asked ?? needed;
  }

  /** Takes from a refusal whether a reason is needed: every attempt judges anew, and may find what is newer than the deal. */
  hear({ rule, key }: Refusal): void {
    if (rule !== 'DA8') return;
    if (key === 'override_needed') this.asked = true;
    if (key === 'nothing_to_override' || key === 'overridden_already') this.asked = false;
    this.host.requestUpdate();
  }

  /** Whether all is there, with this internal note; shows what is missing. */
  check(noteInternal: string): boolean {
    const needsText = this.ground === 'other' && !this.text.trim();
    this.errors = {
      ground: this.ground ? '' : msg('Choose a reason.', { id: 'desk.override.ground-needed' }),
      text: needsText ? msg('Write the reason.', { id: 'desk.override.text-needed' }) : '',
      note: noteInternal.trim()
        ? ''
        : msg('Write what your colleagues have to know.', { id: 'desk.override.note-needed' }),
    };
    this.host.requestUpdate();
    return Object.values(this.errors).every((error) => error === '');
  }

  /** What is wrong with this internal note; empty when nothing is. */
  noteProblem(noteInternal: string, refusal: Refusal | null): string {
    const isUnsaid = noteInternal.trim() === '';
    return (isUnsaid && this.errors.note) || refusedAt('noteInternal', refusal);
  }

  /** The reason as the server takes it; null while no ground is chosen. */
  reason(): OverrideReason | null {
    const { ground, text } = this;
    return ground === '' ? null : { ground, text: text.trim() || null };
  }

  /** Forgets what was typed, and what the server asked for. */
  clear(): void {
    this.ground = '';
    this.text = '';
    this.errors = { ground: '', text: '', note: '' };
    this.asked = null;
    this.host.requestUpdate();
  }

  /** What the rules found, and the fields for why it is approved anyway; nothing where no reason is needed. */
  render(against: AgainstVerdict): TemplateResult | typeof nothing {
    if (!this.isNeeded(against.needed)) return nothing;
    return html`<portico-problem
        tone="warning"
        heading=${msg('This goes against the verdict', { id: 'desk.override' })}
        detail=${[this.findings(against), against.second].filter(Boolean).join(' ')}
      ></portico-problem>
      <portico-select
        required
        autofocus
        label=${msg('Why approve it anyway?', { id: 'desk.override.ground' })}
        placeholder=${msg('Choose a reason', { id: 'desk.reject.choose' })}
        .options=${overrideOptions()}
        .value=${this.ground}
        .error=${this.errors.ground || refusedAt('override', against.refusal)}
        @change=${this.onGround}
      ></portico-select>
      ${this.ground === '' ? nothing : this.words(against)}`;
  }

  private words({ refusal }: AgainstVerdict): TemplateResult {
    return html`<portico-field
      multiline
      maxlength="2000"
      ?required=${this.ground === 'other'}
      ?optional=${this.ground !== 'other'}
      label=${msg('The reason in words', { id: 'desk.override.text' })}
      .value=${this.text}
      .error=${this.errors.text || refusedAt('overrideText', refusal)}
      @input=${this.onText}
    ></portico-field>`;
  }

  /** What stands in the way and who; where the deal as it was read does not say, that only the server found it. */
  private findings({ needed, ruleId, who }: AgainstVerdict): string {
    if (this.asked === true && !needed)
      return msg('The check just now found something in the way that this page does not show yet.', {
        id: 'desk.override.new',
      });
    const rule = ruleId === undefined ? '' : `${ruleWords(ruleId)} (${ruleNumber(ruleId)})`;
    return [rule, who ? msg(str`It is ${who}.`, { id: 'desk.override.who' }) : ''].filter(Boolean).join(' ');
  }

  private readonly onGround = (event: Event): void => {
    const { value } = event.currentTarget as PorticoSelect;
    this.ground = OverrideGround.options.find((ground) => ground === value) ?? '';
    this.errors = { ...this.errors, ground: '' };
    this.host.requestUpdate();
  };

  private readonly onText = (event: Event): void => {
    this.text = (event.currentTarget as PorticoField).value;
    this.errors = { ...this.errors, text: '' };
    this.host.requestUpdate();
  };
}

function refusedAt(field: string, refusal: Refusal | null): string {
  return refusal?.field === field ? deskRefusalText(refusal) : '';
}
