import { css, html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { commandKey, offeredShortcuts, type Shortcut } from './shortcuts.ts';

/**
 * @summary The list of keys that `?` shows: those of the portal and those of the view behind it.
 */
export class PorticoKeys extends PorticoElement {
  static readonly tag = 'portico-keys';
  static override readonly uses = [PorticoDialog];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: contents;
      }
      h3 {
        margin: var(--portico-space-4) 0 var(--portico-space-1);
        font-size: var(--portico-text-size-small);
        font-weight: 500;
        color: var(--portico-text-muted);
      }
      h3:first-child {
        margin-block-start: 0;
      }
      dl,
      dt,
      dd {
        margin: 0;
      }
      div {
        display: flex;
        justify-content: space-between;
        gap: var(--portico-space-4);
        padding-block: 6px;
        border-block-end: 1px solid var(--portico-border);
      }
      dd {
        display: flex;
        gap: 4px;
        flex: none;
      }
      p {
        margin: var(--portico-space-4) 0 0;
      }
      a {
        color: var(--portico-accent-text);
      }
      kbd {
        min-inline-size: 24px;
        padding: 1px 6px;
        border: 1px solid var(--portico-border-button);
        border-radius: 4px;
        font: 500 12px/1.5 var(--portico-font);
        text-align: center;
      }
    `,
  ];

  /** The keys that lead to the portal's sections. */
  sections: readonly Shortcut[] = [];

  /** Opens it. */
  show(): void {
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector('portico-dialog')?.show());
  }

  override render(): TemplateResult {
    const here = offeredShortcuts();
    const everywhere: readonly Shortcut[] = [
      { keys: [commandKey(), 'K'], label: msg('Search and do', { id: 'shell.keys.palette' }) },
      { keys: ['?'], label: msg('Show the keys', { id: 'shell.keys.show' }) },
      { keys: ['Esc'], label: msg('Leave what is open', { id: 'shell.keys.leave' }) },
    ];
    return html`<portico-dialog heading=${msg('Keys', { id: 'shell.keys' })}>
      ${here.length > 0 ? this.list(msg('On this page', { id: 'shell.keys.here' }), here) : ''}
      ${this.list(msg('Everywhere', { id: 'shell.keys.everywhere' }), everywhere)}
      ${this.list(msg('Go to', { id: 'shell.keys.go' }), this.sections)}
      <p>
        <a href="/profile" @click=${this.close}
          >${msg('Switch single-letter keys off in your profile', { id: 'shell.keys.switch-off' })}</a
        >
      </p>
    </portico-dialog>`;
  }

  private close(): void {
    this.renderRoot.querySelector('portico-dialog')?.close();
  }

  private list(title: string, shortcuts: readonly Shortcut[]): TemplateResult {
    return html`<h3>${title}</h3>
      <dl>
        ${shortcuts.map(
          ({ keys, label }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dd>
            </div>`,
        )}
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-keys': PorticoKeys;
  }
}
