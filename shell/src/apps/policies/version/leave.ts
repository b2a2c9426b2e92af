import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { isUnder, navigate } from '../../../routing/navigate.ts';
import { formStyles } from '../form.styles.ts';

/**
 * @summary Keeps whoever edits a version from losing it unseen: on the way to another page it asks whether to save first. The
 * browser itself asks when the tab is closed or reloaded.
 */
export class PorticoPolicyLeave extends PorticoElement {
  static readonly tag = 'portico-policy-leave';
  static override readonly uses = [PorticoDialog, PorticoButton];
  static override styles = [PorticoElement.styles, formStyles];

  /** There is something to lose. */
  @property({ type: Boolean }) dirty = false;

  /** The name of the version. */
  @property() version = '';

  /** Saves it; answers whether it is saved. */
  @property({ attribute: false }) save: () => Promise<boolean> = async () => Promise.resolve(false);

  @state() private busy = false;

  /** Where one was going. */
  private target: NavigationDestination | null = null;
  private isTraverse = false;
  private mayGo = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.onUnload);
    // Every way within the portal, the browser's own buttons too, is told here before it is taken.
    if ('navigation' in window) navigation.addEventListener('navigate', this.onNavigate);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.onUnload);
    if ('navigation' in window) navigation.removeEventListener('navigate', this.onNavigate);
  }

  private readonly onUnload = (event: BeforeUnloadEvent): void => {
    if (this.dirty && !this.mayGo) event.preventDefault();
  };

  private readonly onNavigate = (event: NavigateEvent): void => {
    const { destination, cancelable, downloadRequest, navigationType } = event;
    if (!this.dirty || this.mayGo || !cancelable || downloadRequest !== null) return;
    if (!destination.sameDocument || isUnder(new URL(destination.url).pathname, `/policies/${this.version}`))
      return;
    event.preventDefault();
    this.target = destination;
    this.isTraverse = navigationType === 'traverse';
    this.dialog?.show();
  };

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private go(): void {
    const { target } = this;
    this.dialog?.close();
    if (!target) return;
    this.mayGo = true;
    if (this.isTraverse) navigation.traverseTo(target.key);
    else {
      const { pathname, search, hash } = new URL(target.url);
      navigate(`${pathname}${search}${hash}`);
    }
  }

  private async onSave(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const isSaved = await this.save();
    this.busy = false;
    if (isSaved) this.go();
    // What was refused is told on the page below.
    else this.dialog?.close();
  }

  override render(): TemplateResult {
    return html`<portico-dialog
      sheet
      heading=${msg(str`Save ${this.version} before you go?`, { id: 'policy.leave.question' })}
    >
      <p>${msg('What you changed is not saved yet.', { id: 'policy.leave.text' })}</p>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Stay here', { id: 'policy.leave.stay' })}</portico-button
      >
      <portico-button slot="footer" variant="danger" @click=${this.go}
        >${msg('Discard changes', { id: 'policy.leave.discard' })}</portico-button
      >
      <portico-button slot="footer" variant="primary" ?busy=${this.busy} @click=${this.onSave}
        >${msg('Save and go', { id: 'policy.leave.save' })}</portico-button
      >
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-leave': PorticoPolicyLeave;
  }
}
