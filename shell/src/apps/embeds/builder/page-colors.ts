import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PageColors } from '@portico/domain/embed/page-colors';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoField } from '@portico/ui/field/field';
import { msg, str } from '@portico/ui/msg';
import { PorticoView } from '../../../applications/view.ts';
import { troubleWith, type Trouble } from '../../settings/ask-server.ts';
import { settingsStyles } from '../../settings/settings.styles.ts';
import { visitWords } from '../../settings/sites/visit-words.ts';

/** A page's colours were read, or its accent is to be taken. */
export class PageColorsEvent extends Event {
  readonly colors: PageColors;
  /** The accent to take; null while none was chosen. */
  readonly accent: string | null;

  constructor(colors: PageColors, accent: string | null) {
    super('portico-page-colors', { bubbles: true, composed: true });
    this.colors = colors;
    this.accent = accent;
  }
}

/**
 * @summary Has the server visit a page and shows its colours, and the accent that goes with them (EM20).
 *
 * @event portico-page-colors - They were read, or the accent was chosen (`PageColorsEvent`).
 */
export class PorticoPageColors extends PorticoView {
  static readonly tag = 'portico-page-colors';
  static override readonly uses = [...PorticoView.uses, PorticoButton, PorticoField];
  static override styles = [
    PorticoView.styles,
    settingsStyles,
    css`
      form {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
      }
      form portico-button {
        margin-block-start: 25px;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--portico-space-3);
        margin: 0 0 var(--portico-space-3);
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--portico-space-2);
      }
      svg {
        inline-size: 20px;
        block-size: 20px;
        border: 1px solid var(--portico-border-strong);
        border-radius: 50%;
        forced-color-adjust: none;
      }
    `,
  ];

  @state() private address = '';
  @state() private addressError = '';
  @state() private busy = false;
  @state() private trouble: Pick<Trouble, 'heading' | 'detail'> | null = null;
  @state() private found: Extract<OutputOf<'themes.readColors'>, { ok: true }> | null = null;

  /** The site the theme is for. */
  @property({ attribute: false }) siteId = '';

  protected override async load(): Promise<void> {}

  private async onRead(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const address = this.address.trim();
    this.addressError = /^https?:\/\/\S{1,490}$/i.test(address)
      ? ''
      : msg('Begin with https://.', { id: 'embeds.colors.address.error' });
    if (this.busy || this.addressError) return;
    [this.busy, this.found] = [true, null];
    let unread: Pick<Trouble, 'heading' | 'detail'> | null = null;
    const trouble = await troubleWith(async () => {
      const answer = await this.client.themes.readColors.mutate({ siteId: this.siteId, address });
      if (answer.ok) this.found = answer;
      else {
        const { heading, next } = visitWords[answer.problem]('');
        unread = { heading, detail: next };
      }
    });
    [this.trouble, this.busy] = [trouble ?? unread, false];
    this.tell(null);
  }

  private tell(accent: string | null): void {
    if (this.found) this.dispatchEvent(new PageColorsEvent(this.found.colors, accent));
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="2"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { trouble, found } = this;
    return html`<form novalidate @submit=${this.onRead}>
        <portico-field
          name="address"
          label=${msg('Address of your page', { id: 'embeds.colors.address' })}
          help=${msg('We read its colours as they are written, without running the page.', { id: 'embeds.colors.help' })}
          .value=${this.address}
          .error=${this.addressError}
          @input=${(event: Event) => (this.address = (event.currentTarget as PorticoField).value)}
        ></portico-field>
        <portico-button type="submit" ?busy=${this.busy}
          >${msg('Read colours', { id: 'embeds.colors.read' })}</portico-button
        >
      </form>
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <div role="status">${found ? this.colors(found) : nothing}</div>`;
  }

  private colors({ colors, accent }: NonNullable<typeof this.found>): TemplateResult {
    const named = [
      { color: colors.ground, words: msg('Background', { id: 'embeds.colors.ground' }) },
      { color: colors.text, words: msg('Words', { id: 'embeds.colors.text' }) },
      { color: colors.link, words: msg('Links', { id: 'embeds.colors.link' }) },
      { color: colors.button, words: msg('Buttons', { id: 'embeds.colors.button' }) },
      { color: colors.theme, words: msg('Theme colour', { id: 'embeds.colors.theme' }) },
    ].filter(({ color }) => color !== null);
    if (named.length === 0)
      return html`<p class="quiet">
        ${msg('The page says nothing of its colours that can be read. Choose its background below.', { id: 'embeds.colors.none' })}
      </p>`;
    return html`<ul>
        ${named.map(
          ({ color, words }) =>
            html`<li>
              <svg aria-hidden="true"><rect width="20" height="20" fill=${color}></rect></svg>${words}
              ${color}
            </li>`,
        )}
      </ul>
      ${
        accent
          ? html`<portico-button @click=${() => this.tell(accent)}
              >${msg(str`Use ${accent} as accent`, { id: 'embeds.colors.use' })}</portico-button
            >`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-page-colors': PorticoPageColors;
  }
  interface HTMLElementEventMap {
    'portico-page-colors': PageColorsEvent;
  }
}
