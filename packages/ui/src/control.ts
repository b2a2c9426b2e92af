import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from './msg.ts';
import { controlStyles } from './control.styles.ts';
import { PorticoElement } from './element.ts';
import { drawError } from './question/question.ts';
import { questionStyles } from './question/question.styles.ts';

/** The native control inside; it brings keyboard, autofill and constraint validation. */
export type NativeControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What every element that takes a value shares: it belongs to a form like a native control, and it shows label, help
 * and error in the same places. A subclass draws its native control, with id `control`, and hands over its value.
 *
 * It does not judge: a form says when `error` appears and goes. What the native control knows about itself
 * (`required`, `type=email`, `maxlength`) is passed on to the form's own `checkValidity()`.
 */
export abstract class PorticoControl extends PorticoElement {
  static readonly formAssociated = true;
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles: CSSResultGroup = [PorticoElement.styles, questionStyles, controlStyles];

  protected readonly internals: ElementInternals = this.attachInternals();

  /** The words above the control; always set them, a placeholder is no label. */
  @property() label = '';

  /** Hides the label from sight, not from screen readers: for a search box or a table's filter. */
  @property({ type: Boolean, attribute: 'hide-label' }) hideLabel = false;

  /** The key under which the value is submitted. */
  @property({ reflect: true, useDefault: true }) name = '';

  /** The value as a form submits it; the attribute is what a reset goes back to. */
  @property() value = '';

  /** One line under the control that helps to fill it in. */
  @property() help = '';

  /** What is wrong and how to mend it; empty when all is well. Shown under the control and told to screen readers. */
  @property() error = '';

  /** Must be filled in; told to screen readers and to the form. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** Says "optional" beside the label. Mark the exceptions: in a form most fields are needed. */
  @property({ type: Boolean }) optional = false;

  /** Cannot be used and is not submitted; also set by a disabled fieldset around it. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Can be read, focused and submitted, not changed. */
  @property({ type: Boolean }) readonly = false;

  /** What the browser may fill in: a token of HTML's autofill list, such as `organization`. */
  @property() autocomplete = '';

  /** An example in the empty control. */
  @property() placeholder = '';

  /** The form it belongs to, if any. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** Which constraints the value breaks; `customError` while `error` is set. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** The broken constraint in words: `error`, or the browser's own sentence. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** False when a constraint is broken; fires `invalid` like a native control. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
    this.error = '';
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { control } = this;
    if (control) this.dress(control);
    this.report();
  }

  /** Gives the native control its state. Here and not in each template, so that a control is a template of one tag. */
  protected dress(control: NativeControl): void {
    Object.assign(control, {
      required: this.required,
      disabled: this.off,
      readOnly: this.readonly,
      autocomplete: this.autocomplete,
      placeholder: this.placeholder,
      ariaInvalid: this.error ? 'true' : null,
    });
    control.setAttribute('aria-describedby', 'help count error');
    if (control.value !== this.value) control.value = this.value;
  }

  /** The native control, once drawn. */
  protected get control(): NativeControl | null {
    return this.renderRoot.querySelector<NativeControl>('#control');
  }

  /** Whether it is disabled by itself or by a fieldset around it. */
  protected get off(): boolean {
    return this.disabled || this.matches(':disabled');
  }

  /** The value handed to the form; null leaves it out. */
  protected get formValue(): File | FormData | string | null {
    return this.value;
  }

  /** Tells the form value and validity; subclasses call it when they change outside a render. */
  protected report(): void {
    const { internals, control, error } = this;
    internals.setFormValue(this.formValue);
    if (!control) return;
    const message = error || control.validationMessage;
    // Flags without a sentence throw, and a disabled control has no sentence.
    if (message) internals.setValidity(error ? { customError: true } : control.validity, message, control);
    else internals.setValidity({});
  }

  /** Takes the value over while a person types. The native event goes on to the outside by itself. */
  protected onInput(_event?: Event): void {
    this.value = this.control?.value ?? '';
    this.report();
  }

  /** Native `change` stays inside a shadow root, so it is told again outside. */
  protected onChange(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  /** Label, control, help and error, in the order they are read. */
  protected frame(control: unknown, count?: unknown): TemplateResult {
    return html`<label for="control" part="label" class=${this.hideLabel ? 'hidden' : ''}
        >${this.words()}</label
      >
      ${control} ${count ?? nothing} ${this.notes()}`;
  }

  /** The label's words, and "optional" where that is so. */
  protected words(): unknown {
    return html`${this.label}${
      this.optional ? html`<span class="optional">${msg('Optional', { id: 'ui.optional' })}</span>` : nothing
    }`;
  }

  /** Help and error. The error's place is always there, so that its coming is announced. */
  protected notes(): TemplateResult {
    return html`${this.help ? html`<p id="help" class="help" part="help">${this.help}</p>` : nothing}
    ${drawError('error', this.error)}`;
  }

  /** The box's classes for its state. */
  protected get state(): string {
    return `box${this.error ? ' invalid' : ''}${this.readonly ? ' locked' : ''}`;
  }
}
