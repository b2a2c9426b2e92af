import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { OVERLAP_HOURS_DEFAULT } from '@portico/domain/sites/rules';
import type { KeyKind, KeyView, NewKeyView } from '@portico/domain/sites/site';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { type MenuItem, PorticoMenu } from '@portico/ui/menu/menu';
import { PorticoSelect } from '@portico/ui/select/select';
import type { TableColumn } from '@portico/ui/table/table-column';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { troubleWith, type Trouble } from '../ask-server.ts';
import { settingsStyles } from '../settings.styles.ts';
import { PorticoCopy } from './copy.ts';
import { keyColumns } from './key-columns.ts';
import { drawOverlapChoice } from './overlap-choice.ts';

type Step = { kind: 'shown'; key: NewKeyView } | { kind: 'rotate' | 'revoke'; key: KeyView };

/** The keys of a site changed; what shows them may want to read again. */
export class KeysChangedEvent extends Event {
  readonly keys: readonly KeyView[];

  constructor(keys: readonly KeyView[]) {
    super('portico-keys-changed', { bubbles: true, composed: true });
    this.keys = keys;
  }
}

/**
 * @summary The keys of one site: made, shown once, rotated with an overlap, revoked.
 *
 * @event portico-keys-changed - The keys were read (`KeysChangedEvent`).
 */
export class PorticoSiteKeys extends PorticoView {
  static readonly tag = 'portico-site-keys';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoTable,
    PorticoBadge,
    PorticoButton,
    PorticoMenu,
    PorticoTime,
    PorticoDialog,
    PorticoSelect,
    PorticoEmpty,
    PorticoCopy,
  ];
  static override styles = [PorticoView.styles, settingsStyles];

  @state() private rows: readonly KeyView[] = [];
  @state() private step: Step | null = null;
  @state() private overlap = String(OVERLAP_HOURS_DEFAULT);
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;

  /** Whose keys. */
  @property({ attribute: false }) siteId = '';

  /** The site is archived: its keys are only shown. */
  @property({ type: Boolean }) closed = false;

  private readonly making = new SubmissionKey();
  private readonly rotating = new SubmissionKey();
  private readonly revoking = new SubmissionKey();

  protected override async load(signal: AbortSignal): Promise<void> {
    this.rows = (await this.client.keys.list.query({ siteId: this.siteId, limit: 100 }, { signal })).rows;
    this.dispatchEvent(new KeysChangedEvent(this.rows));
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async open(step: Step): Promise<void> {
    this.trouble = null;
    this.step = step;
    await this.updateComplete;
    this.dialog?.show();
  }

  private async create(kind: KeyKind): Promise<void> {
    await this.run(async () => {
      const key = await this.making.send({ siteId: this.siteId, kind }, (input, options) =>
        this.client.keys.create.mutate(input, options),
      );
      if (kind === 'secret') await this.open({ kind: 'shown', key });
    });
  }

  private async rotate(old: KeyView): Promise<void> {
    await this.run(async () => {
      const turn = { keyId: old.id, overlapHours: Number(this.overlap) };
      const answer = await this.rotating.send(turn, (input, options) =>
        this.client.keys.rotate.mutate(input, options),
      );
      if (!answer.ok) return answer;
      this.dialog?.close();
      if (answer.key.kind === 'secret') await this.open({ kind: 'shown', key: answer.key });
      return answer;
    });
  }

  private async revoke({ id }: KeyView): Promise<void> {
    await this.run(async () => {
      await this.revoking.send({ keyId: id }, (input, options) =>
        this.client.keys.revoke.mutate(input, options),
      );
      this.dialog?.close();
    });
  }

  private async run(act: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = await troubleWith(act);
    this.busy = false;
    await this.refresh();
  }

  private onDialogClose(): void {
    // A secret that was shown is not kept anywhere, not even in this page.
    if (this.step?.kind === 'shown') this.step = null;
  }

  private onSelect(action: string, key: KeyView): void {
    if (action === 'rotate' || action === 'revoke') void this.open({ kind: action, key });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`${this.closed ? nothing : this.bar()}
      ${this.trouble && !this.dialog?.open ? this.troubleCard(this.trouble) : nothing}
      <portico-table
        label=${msg('Keys', { id: 'settings.keys' })}
        .columns=${this.columns()}
        .rows=${this.rows}
        .rowKey=${(key: KeyView) => key.id}
      >
        <portico-empty
          slot="empty"
          heading=${msg('No keys yet', { id: 'settings.keys.none' })}
          text=${msg('A page needs a publishable key, your server a secret one.', { id: 'settings.keys.none.text' })}
        ></portico-empty>
      </portico-table>
      ${this.dialogue()}`;
  }

  private bar(): TemplateResult {
    return html`<div class="bar">
      <p class="quiet">
        ${msg('The publishable key stands in your page; the secret one never leaves your server.', { id: 'settings.keys.text' })}
      </p>
      <div class="secret">
        <portico-button ?busy=${this.busy} @click=${() => this.create('publishable')}
          >${msg('New publishable key', { id: 'settings.key.new-publishable' })}</portico-button
        >
        <portico-button ?busy=${this.busy} @click=${() => this.create('secret')}
          >${msg('New secret key', { id: 'settings.key.new-secret' })}</portico-button
        >
      </div>
    </div>`;
  }

  private troubleCard({ heading, detail }: Trouble): TemplateResult {
    return html`<portico-problem .heading=${heading} .detail=${detail}></portico-problem>`;
  }

  private dialogue(): TemplateResult | typeof nothing {
    const { step } = this;
    const close = (): void => this.dialog?.close();
    if (!step) return html`<portico-dialog></portico-dialog>`;
    if (step.kind === 'shown')
      return html`<portico-dialog
        heading=${msg('Your secret key', { id: 'settings.key.shown' })}
        @close=${this.onDialogClose}
      >
        <form>
          <p>
            ${msg('Copy it now: it is shown this once. Keep it on your server.', { id: 'settings.key.shown.text' })}
          </p>
          <div class="secret">
            <code>${step.key.key ?? ''}</code><portico-copy .text=${step.key.key ?? ''}></portico-copy>
          </div>
        </form>
        <portico-button slot="footer" variant="primary" @click=${close}
          >${msg('I have copied it', { id: 'settings.key.shown.done' })}</portico-button
        >
      </portico-dialog>`;
    const isRotation = step.kind === 'rotate';
    const name = step.key.lastFour;
    return html`<portico-dialog
      heading=${
        isRotation
          ? msg(str`Replace the key that ends in ${name}?`, { id: 'settings.key.rotate.question' })
          : msg(str`Revoke the key that ends in ${name}?`, { id: 'settings.key.revoke.question' })
      }
    >
      <form>
        ${this.trouble ? this.troubleCard(this.trouble) : nothing}
        <p class="quiet">
          ${
            isRotation
              ? msg('You get a new key. The old one goes on working for a while, so that nothing stops.', {
                  id: 'settings.key.rotate.text',
                })
              : msg('It stops working at once, and so do the sessions made with it. This cannot be undone.', {
                  id: 'settings.key.revoke.text',
                })
          }
        </p>
        ${isRotation ? drawOverlapChoice(this.overlap, (value) => (this.overlap = value)) : nothing}
      </form>
      <portico-button slot="footer" @click=${close}>${msg('Cancel', { id: 'shell.cancel' })}</portico-button>
      <portico-button
        slot="footer"
        variant=${isRotation ? 'primary' : 'danger'}
        ?busy=${this.busy}
        @click=${() => (isRotation ? this.rotate(step.key) : this.revoke(step.key))}
        >${isRotation ? msg('Replace key', { id: 'settings.key.rotate' }) : msg('Revoke key', { id: 'settings.key.revoke' })}</portico-button
      >
    </portico-dialog>`;
  }

  private columns(): readonly TableColumn<KeyView>[] {
    const columns = keyColumns();
    if (this.closed) return columns;
    return [
      ...columns,
      {
        key: 'more',
        label: msg('Actions', { id: 'settings.actions' }),
        align: 'end',
        corner: true,
        cell: (key) => this.menu(key),
      },
    ];
  }

  private menu(key: KeyView): TemplateResult | typeof nothing {
    if (!key.active) return nothing;
    const items: MenuItem[] = [
      ...(key.expiresAt === null
        ? [{ id: 'rotate', label: msg('Replace key', { id: 'settings.key.rotate' }) }]
        : []),
      { id: 'revoke', label: msg('Revoke key', { id: 'settings.key.revoke' }), danger: true },
    ];
    return html`<portico-menu
      label=${msg(str`Actions for the key that ends in ${key.lastFour}`, { id: 'settings.key.actions' })}
      .items=${items}
      @portico-select=${(event: HTMLElementEventMap['portico-select']) => this.onSelect(event.id, key)}
    ></portico-menu>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-site-keys': PorticoSiteKeys;
  }
  interface HTMLElementEventMap {
    'portico-keys-changed': KeysChangedEvent;
  }
}
