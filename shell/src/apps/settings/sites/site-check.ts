import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SiteFinding } from '@portico/domain/embed/check';
import { Fault } from '@portico/domain/fault';
import type { OutputOf } from '@portico/runtime/client';
import { msg, str } from '@portico/ui/msg';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { troubleWith, type Trouble } from '../ask-server.ts';
import { settingsStyles } from '../settings.styles.ts';
import { findingWords } from './check-words.ts';
import { PorticoCopy } from './copy.ts';
import { visitWords } from './visit-words.ts';

/**
 * @summary Has the server visit a page of the site, and says what keeps its widgets from showing and how to mend it (EM15).
 */
export class PorticoSiteCheck extends PorticoView {
  static readonly tag = 'portico-site-check';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoButton,
    PorticoBadge,
    PorticoField,
    PorticoSelect,
    PorticoTime,
    PorticoCopy,
  ];
  static override styles = [
    PorticoView.styles,
    settingsStyles,
    css`
      form {
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto;
        align-items: start;
      }
      form portico-button {
        margin-block-start: 25px;
      }
      ol {
        display: grid;
        gap: var(--portico-space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-1);
      }
      strong {
        margin-inline-start: var(--portico-space-2);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .secret {
        margin-block-start: var(--portico-space-1);
      }
      .found {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-4);
        margin-block-start: var(--portico-space-4);
      }
      bdi {
        overflow-wrap: anywhere;
      }
      @container (max-width: 640px) {
        form {
          grid-template-columns: minmax(0, 1fr);
          justify-items: stretch;
        }
        form portico-button {
          margin: 0;
        }
      }
      :host {
        container-type: inline-size;
      }
    `,
  ];

  @state() private origin = '';
  @state() private path = '/';
  @state() private pathError = '';
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;
  @state() private found: OutputOf<'sites.check'> | null = null;

  /** Which site. */
  @property({ attribute: false }) siteId = '';

  /** Where its pages are. */
  @property({ attribute: false }) origins: readonly string[] = [];

  protected override async load(): Promise<void> {}

  private async onCheck(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const path = this.path.trim() || '/';
    this.pathError = /^\/(?!\/)[^\s#\\]{0,499}$/.test(path)
      ? ''
      : msg('Begin with a slash, such as /partners.', { id: 'settings.check.path.error' });
    if (this.busy || this.pathError) return;
    this.busy = true;
    const origin = this.origins.includes(this.origin) ? this.origin : (this.origins[0] ?? '');
    this.trouble = await this.check(origin, path);
    if (this.trouble) this.found = null;
    this.busy = false;
  }

  /** Nothing is typed here that could be lost: too many checks in a row say just that. */
  private async check(origin: string, path: string): Promise<Trouble | null> {
    let isTooOften = false;
    const trouble = await troubleWith(async () => {
      try {
        this.found = await this.client.sites.check.mutate({ siteId: this.siteId, origin, path });
      } catch (error) {
        isTooOften = error instanceof Fault && error.code === 'too_many_requests';
        throw error;
      }
    });
    if (!trouble || !isTooOften) return trouble;
    return {
      heading: msg('Too many checks in a row', { id: 'settings.check.often' }),
      detail: msg('Check again in a minute.', { id: 'settings.check.often.next' }),
      field: null,
    };
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="2"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { trouble } = this;
    const known = this.origins.includes(this.origin) ? this.origin : (this.origins[0] ?? '');
    return html`<form novalidate @submit=${this.onCheck}>
        <portico-select
          required
          label=${msg('Origin', { id: 'settings.check.at' })}
          .options=${this.origins.map((value) => ({ value, label: value }))}
          .value=${known}
          @change=${(event: Event) => (this.origin = (event.currentTarget as PorticoSelect).value)}
        ></portico-select>
        <portico-field
          name="path"
          required
          label=${msg('Path of the page', { id: 'settings.check.path' })}
          .value=${this.path}
          .error=${this.pathError}
          @input=${(event: Event) => (this.path = (event.currentTarget as PorticoField).value)}
        ></portico-field>
        <portico-button type="submit" ?busy=${this.busy}
          >${msg('Check the site', { id: 'settings.check' })}</portico-button
        >
      </form>
      <div class="found" role="status">
        ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
        ${this.found ? this.result(this.found) : nothing}
      </div>`;
  }

  private result({ address, checkedAt, findings }: OutputOf<'sites.check'>): TemplateResult {
    const isFine = !findings.some(({ level }) => level === 'error');
    const wasRead = !findings.some(({ problem }) => problem in visitWords);
    return html`<p class="quiet">
        ${wasRead ? msg('Visited', { id: 'settings.check.visited' }) : msg('Tried', { id: 'settings.check.tried' })}
        <bdi dir="ltr">${address}</bdi>,
        <portico-time .at=${checkedAt}></portico-time>
      </p>
      ${
        isFine
          ? html`<p>
              <portico-badge tone="success">${msg('Works', { id: 'settings.check.fine' })}</portico-badge>
              <strong
                >${msg('Nothing keeps the widgets from showing there', { id: 'settings.check.fine.text' })}</strong
              >
            </p>`
          : nothing
      }
      ${
        findings.length > 0
          ? html`<ol aria-label=${msg(str`Findings: ${findings.length}`, { id: 'settings.check.findings' })}>
              ${findings.map((finding) => this.finding(finding))}
            </ol>`
          : nothing
      }`;
  }

  private finding(finding: SiteFinding): TemplateResult {
    const { heading, next, code } = findingWords(finding);
    return html`<li>
      <span>
        ${
          finding.level === 'error'
            ? html`<portico-badge tone="danger"
                >${msg('Mend', { id: 'settings.check.error' })}</portico-badge
              >`
            : html`<portico-badge tone="warning"
                >${msg('Look', { id: 'settings.check.warning' })}</portico-badge
              >`
        }<strong>${heading}</strong>
      </span>
      <p class="quiet">${next}</p>
      ${
        code
          ? html`<div class="secret"><code>${code}</code><portico-copy .text=${code}></portico-copy></div>`
          : nothing
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-site-check': PorticoSiteCheck;
  }
}
