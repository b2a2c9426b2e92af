import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { wordsOn } from '@portico/domain/embed/contrast';
import { checkTheme, type Theme } from '@portico/domain/embed/theme';
import { type EmbedWidget, embedWidgets } from '@portico/domain/embed/widget';
import type { SiteView } from '@portico/domain/sites/site';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { msg } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoView } from '../../../applications/view.ts';
import { widgetWords } from '../../../embeds/widget-words.ts';
import { navigate } from '../../../routing/navigate.ts';
import { troubleWith, type Trouble } from '../../settings/ask-server.ts';
import { settingsStyles } from '../../settings/settings.styles.ts';
import { PorticoEmbedPreview } from '../preview/preview.ts';
import type { SignIn } from '../snippets.ts';
import { firstTheme } from '../theme-rule.ts';
import { builderStyles } from './builder.styles.ts';
import { type PageColorsEvent, PorticoPageColors } from './page-colors.ts';
import { PorticoSnippet } from './snippet.ts';
import { PorticoThemeForm, type ThemeChangedEvent } from './theme-form.ts';

/**
 * @summary Picks a widget, a site, its theme and a language, shows what it looks like, and gives the lines to paste.
 */
export class PorticoEmbedBuilder extends PorticoView {
  static readonly tag = 'portico-embed-builder';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoButton,
    PorticoEmpty,
    PorticoSelect,
    PorticoThemeForm,
    PorticoEmbedPreview,
    PorticoPageColors,
    PorticoSnippet,
  ];
  static override styles = [PorticoView.styles, settingsStyles, builderStyles];

  @state() private sites: readonly SiteView[] = [];
  @state() private publicKey: string | null = null;
  @state() private version = 0;
  @state() private theme: Theme = firstTheme;
  @state() private kept: Theme = firstTheme;
  @state() private mends = true;
  @state() private widget: EmbedWidget = 'portico-deal-registration';
  @state() private speaks = '';
  @state() private signIn: SignIn = 'server';
  @state() private side: 'light' | 'dark' = 'light';
  @state() private ground = '';
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;
  @state() private saved = false;

  /** Which site; the first while none is named. */
  @property({ attribute: false }) siteId = '';

  private readonly key = new SubmissionKey();

  private get site(): SiteView | null {
    return this.sites.find(({ id }) => id === this.siteId) ?? this.sites[0] ?? null;
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    this.sites = (await this.client.sites.list.query({ limit: 100 }, { signal })).rows;
    await this.loadSite(signal);
  }

  private async loadSite(signal?: AbortSignal): Promise<void> {
    const { site } = this;
    if (!site) return;
    const asked = { siteId: site.id };
    const [kept, keys] = await Promise.all([
      this.client.themes.get.query(asked, { signal }),
      this.client.keys.list.query({ ...asked, limit: 100 }, { signal }),
    ]);
    this.version = kept.version;
    this.kept = kept.theme ?? firstTheme;
    this.theme = this.kept;
    this.publicKey =
      keys.rows.find(({ kind, active }) => kind === 'publishable' && active)?.publicKey ?? null;
  }

  private async onSite(event: Event): Promise<void> {
    this.siteId = (event.currentTarget as PorticoSelect).value;
    this.saved = false;
    navigate(`/embeds?site=${this.siteId}`, { replace: true });
    this.trouble = await troubleWith(() => this.loadSite());
  }

  private onTheme({ theme, mends }: Pick<ThemeChangedEvent, 'theme' | 'mends'>): void {
    this.theme = theme;
    this.mends = mends;
    this.saved = false;
    if (theme.appearance === 'light' || theme.appearance === 'dark') this.side = theme.appearance;
  }

  /** The preview stands on the page's ground; what can be read on it best says whether that is light or dark. */
  private onPageColors({ colors: { ground }, accent }: PageColorsEvent): void {
    if (ground) [this.ground, this.side] = [ground, wordsOn(ground) === '#000000' ? 'light' : 'dark'];
    if (!accent) return;
    const { theme, mends } = this;
    const taken = { light: { ...theme.light, accent }, dark: { ...theme.dark, accent } };
    this.onTheme({ theme: { ...theme, ...taken }, mends });
  }

  private async onSave(): Promise<void> {
    const { site, theme, mends, version } = this;
    if (!site || this.busy) return;
    this.busy = true;
    this.saved = false;
    this.trouble = await troubleWith(async () => {
      const edit = { siteId: site.id, version, theme, mends };
      const answer = await this.key.send(edit, (input, options) =>
        this.client.themes.save.mutate(input, options),
      );
      if (!answer.ok) return answer;
      this.version = answer.version;
      this.kept = answer.theme ?? theme;
      this.theme = this.kept;
      this.saved = true;
      return answer;
    });
    this.busy = false;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="builder">
      <div class="card"><portico-skeleton lines="8"></portico-skeleton></div>
      <div class="card"><portico-skeleton lines="8"></portico-skeleton></div>
    </div>`;
  }

  protected override renderContent(): TemplateResult {
    const { site } = this;
    if (!site)
      return html`<portico-empty
        heading=${msg('No sites yet', { id: 'settings.sites.none' })}
        text=${msg('Add your website to register deals from it. It takes five minutes.', { id: 'settings.sites.none.text' })}
        ><portico-button slot="action" variant="primary" href="/settings/sites?add"
          >${msg('Add a site', { id: 'settings.site.add' })}</portico-button
        ></portico-empty
      >`;
    const checked = checkTheme(this.theme, this.mends);
    const shown = checked.ok ? checked.theme : this.theme;
    return html`<div class="builder">
      <section class="card">
        <h2>${msg('Widget', { id: 'settings.vitals.widget' })}</h2>
        ${this.choices(site)}
        <h2>${msg('Theme', { id: 'embeds.theme' })}</h2>
        <portico-theme-form
          .theme=${this.theme}
          .mends=${this.mends}
          @portico-theme-changed=${this.onTheme}
        ></portico-theme-form>
        ${this.saving()}
      </section>
      <section class="card">
        <h2>${msg('Preview', { id: 'embeds.preview' })}</h2>
        <portico-page-colors
          .siteId=${site.id}
          @portico-page-colors=${this.onPageColors}
        ></portico-page-colors>
        ${this.page()}
        <portico-embed-preview
          .widget=${this.widget}
          .theme=${shown}
          .side=${this.side}
          .ground=${this.ground}
        ></portico-embed-preview>
        <p class="quiet">
          ${msg('Sample data, in the portal’s language. Nothing in it can be pressed.', { id: 'embeds.preview.text' })}
        </p>
      </section>
      <section class="card whole">
        <h2>${msg('Embed', { id: 'settings.embed' })}</h2>
        ${this.publicKey ? nothing : html`<p class="quiet">${msg('Make a publishable key first; it then stands here.', { id: 'settings.embed.no-key' })}</p>`}
        <portico-snippet
          .choice=${{
            portal: location.origin,
            key: this.publicKey ?? 'pk_…',
            widget: this.widget,
            theme: this.theme === this.kept ? null : shown,
            locale: this.speaks,
            signIn: this.signIn,
          }}
        ></portico-snippet>
      </section>
    </div>`;
  }

  private choices(site: SiteView): TemplateResult {
    return html`<portico-select
        required
        label=${msg('Site', { id: 'settings.site' })}
        .options=${this.sites.map(({ id, name }) => ({ value: id, label: name }))}
        .value=${site.id}
        @change=${this.onSite}
      ></portico-select>
      <portico-select
        required
        label=${msg('Widget', { id: 'settings.vitals.widget' })}
        .options=${embedWidgets.map((widget) => ({ value: widget, label: widgetWords(widget) }))}
        .value=${this.widget}
        @change=${(event: Event) => (this.widget = embedWidgets.find((widget) => widget === valueOf(event)) ?? this.widget)}
      ></portico-select>
      <portico-select
        required
        label=${msg('Language', { id: 'embeds.language' })}
        .options=${[
          { value: 'page', label: msg('As the page', { id: 'embeds.appearance.auto' }) },
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
        .value=${this.speaks || 'page'}
        @change=${(event: Event) => (this.speaks = valueOf(event) === 'page' ? '' : valueOf(event))}
      ></portico-select>
      <portico-select
        required
        label=${msg('People sign in', { id: 'embeds.sign-in' })}
        .options=${[
          {
            value: 'server',
            label: msg('On your site; your server vouches for them', { id: 'embeds.sign-in.server' }),
          },
          {
            value: 'pop-up',
            label: msg('In a pop-up of the portal; no server needed', { id: 'embeds.sign-in.pop-up' }),
          },
        ]}
        .value=${this.signIn}
        @change=${(event: Event) => (this.signIn = valueOf(event) === 'pop-up' ? 'pop-up' : 'server')}
      ></portico-select>`;
  }

  private page(): TemplateResult {
    return html`<div class="bar">
      <portico-select
        required
        label=${msg('The page is', { id: 'embeds.page' })}
        .options=${[
          { value: 'light', label: msg('Light', { id: 'embeds.page.light' }) },
          { value: 'dark', label: msg('Dark', { id: 'embeds.page.dark' }) },
        ]}
        .value=${this.side}
        @change=${(event: Event) => (this.side = valueOf(event) === 'dark' ? 'dark' : 'light')}
      ></portico-select>
      <label class="ground"
        ><input
          type="color"
          .value=${this.ground || this.theme[this.side].ground}
          @input=${(event: Event) => (this.ground = (event.currentTarget as HTMLInputElement).value)}
        />${msg('Its background', { id: 'embeds.page.ground' })}</label
      >
    </div>`;
  }

  private saving(): TemplateResult {
    const { trouble } = this;
    return html`${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <div class="secret">
        <portico-button variant="primary" ?busy=${this.busy} @click=${this.onSave}
          >${msg('Keep theme', { id: 'embeds.theme.save' })}</portico-button
        >
        <span role="status">${this.saved ? msg('Saved.', { id: 'settings.saved' }) : ''}</span>
      </div>`;
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as PorticoSelect).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-embed-builder': PorticoEmbedBuilder;
  }
}
