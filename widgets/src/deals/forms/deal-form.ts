import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { DealView } from '@portico/domain/deals/views';
import type { DisputeView } from '@portico/domain/disputes/views';
import type { Refusal } from '@portico/domain/refusal';
import type { Client, OutputOf } from '@portico/runtime/client';
import type { KeyedOptions } from '@portico/runtime/submission-key';
import type { ElementClass } from '@portico/ui/define';
import type { TemplateResult } from 'lit';

/** What a form is about: the deal as it was when the form was opened, so that nothing typed is written over. */
export interface FormSubject {
  deal: DealView;
  /** The dispute that evidence is for, or that is taken back. */
  dispute: DisputeView | null;
  /** What claims are made of; null for a form that needs none of it. */
  setup: OutputOf<'deals.form'> | null;
}

/** What a form is drawn from. */
export interface FormView extends FormSubject {
  locale: string;
  busy: boolean;
  /** What is wrong with a control, by its name; empty when nothing is. */
  error(name: string): string;
  onSubmit(event: Event): void;
  /** Leaves it without doing anything; absent for a form that stands open by itself. */
  onKeep?: (() => void) | undefined;
}

/** What was typed, by the names of the controls. */
export interface Typed {
  /** Texts without space around them; an amount in minor units; `on` for what is checked. */
  values: Readonly<Record<string, string>>;
  /** Controls that hold something they cannot read: an amount that is no number. */
  unreadable: readonly string[];
  /** The files that have arrived. */
  fileIds: readonly string[];
  /** Whether one is still on its way. */
  isWaiting: boolean;
}

/** What is sent. */
export interface Sending extends FormSubject {
  /** The deal's version as it is now. */
  version: number;
  values: Typed['values'];
  fileIds: Typed['fileIds'];
}

/** What came of sending. */
export type FormOutcome =
  | { ok: true; deal?: DealView }
  | { ok: false; refusal: Refusal }
  | { ok: false; problems: readonly ClaimProblem[] };

/** One thing that can be done with a deal: how it is asked, what it needs, and how it is sent. */
export interface DealForm {
  /** Elements it is drawn with, besides buttons. */
  uses: readonly ElementClass[];
  draw(view: FormView): TemplateResult;
  /** What is wrong with what was typed, in words by control; nothing sends it. */
  check(typed: Typed, subject: FormSubject): ReadonlyMap<string, string>;
  /** Whether it needs to know what claims are made of. */
  needsSetup?(subject: FormSubject): boolean;
  send(client: Client, sending: Sending, options: KeyedOptions): Promise<FormOutcome>;
}

/** Reads what is typed in a form. */
export function readTyped(form: HTMLFormElement): Typed {
  const values: Record<string, string> = {};
  const unreadable: string[] = [];
  const fileIds: string[] = [];
  let isWaiting = false;
  for (const control of form.querySelectorAll<NamedControl>('[name]')) {
    const { name } = control;
    if (control.ids) fileIds.push(...control.ids);
    else values[name] = control.checked === undefined ? control.value.trim() : control.checked ? 'on' : '';
    if (control.unreadable) unreadable.push(name);
    isWaiting ||= control.busy === true;
  }
  return { values, unreadable, fileIds, isWaiting };
}

// By what they have, not by their class: a form's elements come with the form.
interface NamedControl extends HTMLElement {
  name: string;
  value: string;
  checked?: boolean;
  unreadable?: boolean;
  ids?: readonly string[];
  busy?: boolean;
}
