import { nothing, type ReactiveControllerHost } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';
import type { DisputeView } from '@portico/domain/disputes/views';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import type { Client, OutputOf } from '@portico/runtime/client';
import { PorticoErrorEvent } from '@portico/runtime/events';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { define } from '@portico/ui/define';
import type * as problems from '../problem-words.ts';
import { type DealForm, type FormOutcome, type FormSubject, readTyped, type Typed } from './deal-form.ts';
import { fetchForm, type FormName } from './form-names.ts';
import type * as refusals from './refusal-words.ts';

/** The widget a form stands in. */
export interface FormHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What a form needs of its widget. */
export interface FormSurroundings {
  client(): Client;
  locale(): string;
  /** The deal as it is now. */
  deal(): DealView | undefined;
  /** Told when something was accepted. */
  onDone(name: FormName, deal: DealView | undefined): Promise<void>;
  /** Told when the deal seems to have moved on. */
  onStale(): Promise<void>;
}

interface Open extends FormSubject {
  name: FormName;
  form: DealForm;
}

/** The one form that is open in a deal: fetches it, sends it exactly once with its files, and shows what is wrong. */
export class OpenForm {
  /** Why the last try did not work, beyond what stands at a field. */
  trouble: Fault | string | null = null;

  private open: Open | undefined;

  private opening: FormName | null = null;

  private busy = false;

  private errors: ReadonlyMap<string, string> = new Map();

  private setup: OutputOf<'deals.form'> | null = null;

  /** The words of what may be wrong: they come with the first form. */
  private words: (typeof problems & typeof refusals) | undefined;

  private readonly key = new SubmissionKey();

  private readonly host: FormHost;

  private readonly around: FormSurroundings;

  constructor(host: FormHost, around: FormSurroundings) {
    this.host = host;
    this.around = around;
  }

  /** Which form is open, or on its way. */
  get name(): FormName | null {
    return this.open?.name ?? this.opening;
  }

  /** The deal the open form was drawn from. */
  get deal(): DealView | undefined {
    return this.open?.deal;
  }

  /** Opens a form; `focus` brings the reader there. */
  async show(
    name: FormName,
    subject: { deal: DealView; dispute?: DisputeView | null },
    { focus }: { focus: boolean },
  ): Promise<void> {
    this.opening = name;
    this.open = undefined;
    this.trouble = null;
    this.errors = new Map();
    this.host.requestUpdate();
    try {
      const form = await this.fetch(name).catch((cause: unknown) => {
        throw new Fault('offline', {}, { cause });
      });
      form.uses.forEach(define);
      const about = { deal: subject.deal, dispute: subject.dispute ?? null, setup: null };
      if (form.needsSetup?.(about)) this.setup ??= await this.around.client().deals.form.query();
      if (this.opening !== name) return;
      this.open = { ...about, name, form, setup: this.setup };
    } catch (error) {
      this.fail(error);
    } finally {
      if (this.opening === name) this.opening = null;
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (focus) this.focus('[name], portico-button');
  }

  /** Fetches a form and the words of what may be wrong in it. Rejects when their code cannot be had. */
  async fetch(name: FormName): Promise<DealForm> {
    const [form, found, refused] = await Promise.all([
      fetchForm(name),
      import('../problem-words.ts'),
      import('./refusal-words.ts'),
    ]);
    this.words = { ...found, ...refused };
    return form;
  }

  /** Leaves the form; what was typed in it goes. */
  close(): void {
    this.open = undefined;
    this.opening = null;
    this.trouble = null;
    this.errors = new Map();
    this.host.requestUpdate();
  }

  /** The form, or nothing; one that stands open by itself cannot be left. */
  draw(isStanding: boolean): unknown {
    const { open } = this;
    return open
      ? open.form.draw({
          ...open,
          locale: this.around.locale(),
          busy: this.busy,
          error: (name) => this.errors.get(name) ?? '',
          onSubmit: (event) => void this.submit(event),
          onKeep: isStanding ? undefined : () => this.leave(),
        })
      : nothing;
  }

  private leave(): void {
    this.close();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { open, busy } = this;
    const deal = this.around.deal();
    if (!open || !deal || busy || !(event.target instanceof HTMLFormElement)) return;
    const typed = readTyped(event.target);
    this.trouble = null;
    const waiting = typed.isWaiting
      ? [['fileIds', msg('A file is still on its way. One moment.', { id: 'deals.form.waiting' })] as const]
      : [];
    const wrong = new Map([...open.form.check(typed, open), ...waiting]);
    if (wrong.size > 0) return this.pointAt(wrong);
    // At once, or a second press would send it twice.
    this.busy = true;
    this.errors = wrong;
    this.host.requestUpdate();
    try {
      await this.settle(await this.send(open, typed, deal));
    } catch (error) {
      this.fail(error);
      if (error instanceof Fault && error.code === 'stale_edit') await this.around.onStale();
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  private send(open: Open, typed: Typed, { id, version }: DealView): Promise<FormOutcome> {
    const { values, fileIds } = typed;
    const act = { name: open.name, dealId: id, version, of: open.dispute?.version, values, fileIds };
    return this.key.send(act, (_, options) =>
      open.form.send(this.around.client(), { ...open, version, values, fileIds }, options),
    );
  }

  private async settle(outcome: FormOutcome): Promise<void> {
    const { name: opened, words: worded } = this;
    if (outcome.ok) {
      this.close();
      if (opened) await this.around.onDone(opened, outcome.deal);
    } else if ('problems' in outcome) {
      const said = outcome.problems.map(
        ({ field, key }) => [field, worded?.problemWords(key) ?? ''] as const,
      );
      await this.pointAt(new Map(said));
    } else {
      const { field = '' } = outcome.refusal;
      const words = worded?.dealRefusalWords(outcome.refusal) ?? '';
      const named = CSS.escape(field);
      const control = this.host.renderRoot.querySelector(
        `form [name="${named}"], form [data-field="${named}"]`,
      );
      const name = control?.getAttribute('name');
      if (name) await this.pointAt(new Map([[name, words]]));
      else this.trouble = words;
      await this.around.onStale();
    }
  }

  /** Shows what is wrong at its fields and goes to the first. */
  private async pointAt(errors: ReadonlyMap<string, string>): Promise<void> {
    this.errors = errors;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const names = [...errors.keys()].map((name) => `[name="${CSS.escape(name)}"]`);
    this.focus(names.join(','));
  }

  private focus(within: string): void {
    const selector = within
      .split(',')
      .map((one) => `form ${one}`)
      .join(',');
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private fail(error: unknown): void {
    const fault = asFault(error);
    this.trouble = fault;
    this.host.dispatchEvent(new PorticoErrorEvent(fault));
    if (fault !== error) reportError(error);
  }
}
