import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Isolation, SitePolicy } from '@portico/domain/embed/policy';
import { type EmbedWidget, embedWidgets } from '@portico/domain/embed/widget';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { msg } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoView } from '../../../applications/view.ts';
import { widgetWords } from '../../../embeds/widget-words.ts';
import { troubleWith, type Trouble } from '../ask-server.ts';
import { settingsStyles } from '../settings.styles.ts';

type Place = Isolation | 'none';

/** The site was changed elsewhere on its page, so that its version is another. */
export class SiteGovernedEvent extends Event {
  constructor() {
    super('portico-site-governed', { bubbles: true, composed: true });
  }
}

/**
 * @summary Which widgets a site may hold, and which only in a frame (EM9): the vendor decides, the partner reads.
 *
 * @event portico-site-governed - The vendor decided (`SiteGovernedEvent`).
 */
export class PorticoSitePolicy extends PorticoView {
  static readonly tag = 'portico-site-policy';
  static override readonly uses = [...PorticoView.uses, PorticoSelect];
  static override styles = [
    PorticoView.styles,
    settingsStyles,
    css`
      .widgets {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
        gap: var(--portico-space-4);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, auto) minmax(0, 1fr);
        gap: var(--portico-space-2) var(--portico-space-5);
        margin: 0;
      }
      dl + p {
        margin-block-start: var(--portico-space-3);
      }
      dd {
        margin: 0;
        color: var(--portico-text-muted);
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--portico-space-3);
      }
    `,
  ];

  @state() private version = 0;
  @state() private kept: SitePolicy = { widgets: [], framed: [] };
  @state() private chosen: ReadonlyMap<EmbedWidget, Place> = new Map();
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;
  @state() private saved = false;

  /** Who looks. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  /** Which site. */
  @property({ attribute: false }) siteId = '';

  /** Its version as the page knows it: another one is a reason to read again. */
  @property({ attribute: false }) siteVersion = 0;

  private readonly key = new SubmissionKey();

  private get mayGovern(): boolean {
    return this.session.status === 'known' && this.session.me.actions.includes('embed.govern');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('siteVersion') && this.phase === 'ready' && this.siteVersion > this.version)
      void this.refresh();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { version, policy } = await this.client.sites.policy.query({ siteId: this.siteId }, { signal });
    this.version = version;
    this.kept = policy;
  }

  private placeOf(widget: EmbedWidget): Place {
    if (!this.kept.widgets.includes(widget)) return 'none';
    return this.kept.framed.includes(widget) ? 'frame' : 'page';
  }

  private choose(widget: EmbedWidget, place: string): void {
    const known = places().find(({ value }) => value === place)?.value ?? 'page';
    this.chosen = new Map(this.chosen).set(widget, known);
    this.saved = false;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    const at = (widget: EmbedWidget): Place => this.chosen.get(widget) ?? this.placeOf(widget);
    const policy = {
      widgets: embedWidgets.filter((widget) => at(widget) !== 'none'),
      framed: embedWidgets.filter((widget) => at(widget) === 'frame'),
    };
    const edit = { siteId: this.siteId, version: this.version, policy };
    this.trouble = await troubleWith(async () => {
      const after = await this.key.send(edit, (input, options) =>
        this.client.sites.govern.mutate(input, options),
      );
      this.version = after.version;
      this.kept = after.policy;
      this.chosen = new Map();
      this.saved = true;
      this.dispatchEvent(new SiteGovernedEvent());
    });
    this.busy = false;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="4"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    return this.mayGovern ? this.form() : this.facts();
  }

  private facts(): TemplateResult {
    return html`<dl>
        ${embedWidgets.map(
          (widget) =>
            html`<dt>${widgetWords(widget)}</dt>
              <dd>${places().find(({ value }) => value === this.placeOf(widget))?.label}</dd>`,
        )}
      </dl>
      <p class="quiet">${msg('The vendor decides this.', { id: 'settings.isolation.vendor' })}</p>`;
  }

  private form(): TemplateResult {
    const { trouble } = this;
    return html`<form @submit=${this.save}>
      <p class="quiet">
        ${msg('In the page, its scripts read what a widget shows and what is typed; in a frame of ours they cannot. The session they hold in both, and can act with it for up to 15 minutes: allow only what the site needs. Changes hold from the next request.', { id: 'settings.isolation.text' })}
      </p>
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <div class="widgets">
        ${embedWidgets.map(
          (widget) =>
            html`<portico-select
              required
              label=${widgetWords(widget)}
              .options=${places()}
              .value=${this.chosen.get(widget) ?? this.placeOf(widget)}
              @change=${(event: Event) => this.choose(widget, (event.currentTarget as PorticoSelect).value)}
            ></portico-select>`,
        )}
      </div>
      <div class="end">
        <portico-button type="submit" ?busy=${this.busy}
          >${msg('Save', { id: 'settings.save' })}</portico-button
        >
        <span role="status">${this.saved ? msg('Saved.', { id: 'settings.saved' }) : ''}</span>
      </div>
    </form>`;
  }
}

function places(): readonly { value: Place; label: string }[] {
  return [
    { value: 'page', label: msg('In the page or in a frame', { id: 'settings.isolation.page' }) },
    { value: 'frame', label: msg('Only in a frame', { id: 'settings.isolation.frame' }) },
    { value: 'none', label: msg('Not allowed', { id: 'settings.isolation.none' }) },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-site-policy': PorticoSitePolicy;
  }
  interface HTMLElementEventMap {
    'portico-site-governed': SiteGovernedEvent;
  }
}
