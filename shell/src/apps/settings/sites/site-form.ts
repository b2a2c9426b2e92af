import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { EmbedScope } from '@portico/domain/access';
import { parseOrigin } from '@portico/domain/sites/origin';
import type { SiteView } from '@portico/domain/sites/site';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { troubleWith, type Trouble } from '../ask-server.ts';
import { settingsStyles } from '../settings.styles.ts';

/** A site was added or changed. */
export class SiteSavedEvent extends Event {
  readonly site: SiteView;

  constructor(site: SiteView) {
    super('portico-site-saved', { bubbles: true, composed: true });
    this.site = site;
  }
}

/**
 * @summary A site's name, its exact origins, one a line, and what its widgets may do.
 *
 * @event portico-site-saved - It is stored (`SiteSavedEvent`).
 */
export class PorticoSiteForm extends PorticoElement {
  static readonly tag = 'portico-site-form';
  static override readonly uses = [PorticoDialog, PorticoField, PorticoCheck, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, settingsStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private site: SiteView | null = null;
  @state() private name = '';
  @state() private origins = '';
  @state() private mayRegister = true;
  @state() private mayCheck = true;
  @state() private checked = false;
  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  private readonly key = new SubmissionKey();

  /** Opens it, for a new site or to change one. */
  show(site: SiteView | null): void {
    if (site || this.site) {
      this.name = site?.name ?? '';
      this.origins = site?.origins.join('\n') ?? '';
      this.mayRegister = site?.scopes.includes('deals:register') ?? true;
      this.mayCheck = site?.scopes.includes('accounts:check') ?? true;
    }
    this.site = site;
    this.checked = false;
    this.trouble = null;
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private get lines(): readonly string[] {
    return this.origins
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  }

  /** What is wrong with the origins, naming the line. */
  private originsError(): string {
    if (this.lines.length === 0)
      return msg('Enter at least one origin.', { id: 'settings.site.origin-needed' });
    const wrong = this.lines.findIndex((line) => parseOrigin(line) === null);
    if (wrong >= 0)
      return msg(
        str`Line ${wrong + 1}: “${this.lines[wrong] ?? ''}” is no origin. Write it like https://www.example.com, without a path.`,
        {
          id: 'settings.site.origin-wrong',
        },
      );
    const origins = this.lines.map(parseOrigin);
    const twice = origins.findIndex((origin, at) => origins.indexOf(origin) !== at);
    return twice >= 0
      ? msg(str`Line ${twice + 1} is there twice.`, { id: 'settings.site.origin-twice' })
      : '';
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.checked = true;
    const { client, site } = this;
    if (!client || this.busy || !this.name.trim() || this.originsError()) return;
    this.busy = true;
    const scopes: EmbedScope[] = [
      'deals:read',
      ...(this.mayRegister ? (['deals:register'] as const) : []),
      ...(this.mayCheck ? (['accounts:check'] as const) : []),
    ];
    const details = { name: this.name, origins: [...this.lines], scopes };
    this.trouble = await troubleWith(async () => {
      const saved = site
        ? await this.key.send({ ...details, siteId: site.id, version: site.version }, (input, options) =>
            client.sites.update.mutate(input, options),
          )
        : await this.key.send(details, (input, options) => client.sites.create.mutate(input, options));
      this.dispatchEvent(new SiteSavedEvent(saved));
    });
    this.busy = false;
    if (this.trouble) return;
    this.name = '';
    this.origins = '';
    this.dialog?.close();
  }

  override render(): TemplateResult {
    const { site, trouble } = this;
    return html`<portico-dialog
      sheet
      heading=${site ? msg('Change the site', { id: 'settings.site.change' }) : msg('Add a site', { id: 'settings.site.add' })}
    >
      <form id="site" novalidate @submit=${this.onSubmit}>
        ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
        <portico-field
          name="name"
          required
          maxlength="120"
          label=${msg('Name', { id: 'shell.profile.name' })}
          help=${msg('What you call it, such as “Our website”.', { id: 'settings.site.name.help' })}
          .value=${this.name}
          .error=${this.checked && !this.name.trim() ? msg('Give the site a name.', { id: 'settings.site.name-needed' }) : ''}
          @input=${(event: Event) => (this.name = (event.currentTarget as PorticoField).value)}
        ></portico-field>
        <portico-field
          name="origins"
          required
          multiline
          label=${msg('Origins', { id: 'settings.site.origins' })}
          help=${msg('One a line. Widgets with this site’s keys work on pages there and nowhere else.', { id: 'settings.site.origins.help' })}
          .value=${this.origins}
          .error=${this.checked ? this.originsError() : ''}
          @input=${(event: Event) => (this.origins = (event.currentTarget as PorticoField).value)}
          @change=${() => this.lines.length > 0 && (this.checked = true)}
        ></portico-field>
        <portico-check
          label=${msg('Visitors who are signed in there may register deals', { id: 'settings.site.register' })}
          help=${msg('Without this they can only look at their own deals.', { id: 'settings.site.register.help' })}
          .checked=${this.mayRegister}
          @input=${(event: Event) => (this.mayRegister = (event.currentTarget as PorticoCheck).checked)}
        ></portico-check>
        <portico-check
          label=${msg('They may ask whether a customer is free', { id: 'settings.site.check' })}
          help=${msg('The answer never says who holds a customer, and everybody has a daily number of questions.', { id: 'settings.site.check.help' })}
          .checked=${this.mayCheck}
          @input=${(event: Event) => (this.mayCheck = (event.currentTarget as PorticoCheck).checked)}
        ></portico-check>
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="site" type="submit" variant="primary" ?busy=${this.busy}
        >${site ? msg('Save', { id: 'settings.save' }) : msg('Add site', { id: 'settings.site.create' })}</portico-button
      >
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-site-form': PorticoSiteForm;
  }
  interface HTMLElementEventMap {
    'portico-site-saved': SiteSavedEvent;
  }
}
