import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { type BrandProfile, LOGO_BYTES_MAX, noBrand } from '@portico/domain/embed/brand';
import { uploadFile } from '@portico/runtime/files';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoFile } from '@portico/ui/file/file';
import { msg, str } from '@portico/ui/msg';
import { PorticoView } from '../../../applications/view.ts';
import { looksLikeEmail } from '../../../session/auth-problem.ts';
import { troubleWith, type Trouble } from '../../settings/ask-server.ts';
import { settingsStyles } from '../../settings/settings.styles.ts';

type Contact = keyof BrandProfile['contact'];

/** As many characters as the server keeps. */
const longest: Readonly<Record<Contact, number>> = { name: 120, email: 254, phone: 30, web: 300 };

/**
 * @summary How the reader's organisation shows itself on its pages: logo, colour, contact (EM19).
 */
export class PorticoBrandProfile extends PorticoView {
  static readonly tag = 'portico-brand-profile';
  static override readonly uses = [...PorticoView.uses, PorticoButton, PorticoField, PorticoFile];
  static override styles = [
    PorticoView.styles,
    settingsStyles,
    css`
      form {
        max-inline-size: 520px;
      }
      .logo {
        display: flex;
        align-items: center;
        gap: var(--portico-space-4);
      }
      img {
        max-inline-size: 220px;
        max-block-size: 72px;
        object-fit: contain;
      }
      .color {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--portico-space-3);
      }
      .color input {
        inline-size: 40px;
        block-size: 40px;
        padding: 2px;
        border: 1px solid var(--portico-border-strong);
        border-radius: var(--portico-radius);
        background: none;
      }
      .end {
        display: flex;
        align-items: center;
        gap: var(--portico-space-3);
      }
    `,
  ];

  @state() private organisation = '';
  @state() private version = 0;
  @state() private profile: BrandProfile = noBrand;
  @state() private picture: File | null = null;
  @state() private checked = false;
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;
  @state() private saved = false;

  private readonly key = new SubmissionKey();

  protected override async load(signal: AbortSignal): Promise<void> {
    const { organisation, version, profile } = await this.client.brands.get.query({}, { signal });
    this.organisation = organisation;
    this.version = version;
    this.profile = profile;
  }

  private change(changes: Partial<BrandProfile>): void {
    this.profile = { ...this.profile, ...changes };
    this.saved = false;
  }

  private changeContact(name: Contact, event: Event): void {
    const value = (event.currentTarget as PorticoField).value.trim().slice(0, longest[name]) || null;
    this.change({ contact: { ...this.profile.contact, [name]: value } });
  }

  private errorOf(name: Contact): string {
    const value = this.profile.contact[name];
    if (!this.checked || value === null) return '';
    if (name === 'email' && !looksLikeEmail(value))
      return msg('Write it such as partners@company.com.', { id: 'brand.email.error' });
    if (name === 'web' && !/^https:\/\/[^\s"<>]+$/.test(value))
      return msg('Begin with https://', { id: 'brand.web.error' });
    if (name === 'phone' && !/^\+?[\d ()/-]{5,30}$/.test(value))
      return msg('Digits, spaces and + ( ) / - only.', { id: 'brand.phone.error' });
    return '';
  }

  private onPicture(event: Event): void {
    this.picture = (event.currentTarget as PorticoFile).files[0] ?? null;
    this.saved = false;
  }

  private async onSave(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.checked = true;
    if (this.busy || (['email', 'web', 'phone'] as const).some((name) => this.errorOf(name))) return;
    this.busy = true;
    this.saved = false;
    this.trouble = await troubleWith(() => this.keep());
    this.busy = false;
  }

  private async keep(): Promise<unknown> {
    if (this.picture) {
      const uploaded = await uploadFile(this.client, this.picture);
      if (!uploaded.ok) return uploaded;
      this.profile = { ...this.profile, logoFileId: uploaded.file.id };
      this.picture = null;
    }
    const edit = { version: this.version, profile: this.profile };
    const answer = await this.key.send(edit, (input, options) =>
      this.client.brands.save.mutate(input, options),
    );
    if (!answer.ok) return answer;
    this.version = answer.brand.version;
    this.profile = answer.brand.profile;
    this.saved = true;
    return answer;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><portico-skeleton lines="8"></portico-skeleton></div>`;
  }

  protected override renderContent(): TemplateResult {
    const { trouble, profile } = this;
    return html`<section class="card">
      <h2>${msg(str`Brand of ${this.organisation}`, { id: 'brand.of' })}</h2>
      <p class="quiet">
        ${msg('Widgets on your pages may show this to every visitor.', { id: 'brand.text' })}
      </p>
      <form novalidate @submit=${this.onSave}>
        ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
        ${this.logo()}
        <div class="color">
          <label class="color"
            ><input
              type="color"
              .value=${profile.accent ?? '#3358d4'}
              @input=${(event: Event) => this.change({ accent: (event.currentTarget as HTMLInputElement).value })}
            />${msg('Brand colour', { id: 'brand.color' })}</label
          >
          ${
            profile.accent
              ? html`<code>${profile.accent}</code
                  ><portico-button small @click=${() => this.change({ accent: null })}
                    >${msg('Remove', { id: 'brand.remove' })}</portico-button
                  >`
              : html`<span class="quiet">${msg('None chosen', { id: 'brand.color.none' })}</span>`
          }
        </div>
        ${this.field('name', msg('Contact', { id: 'brand.contact' }))}
        ${this.field('email', msg('E-mail', { id: 'shell.sign-in.email' }))}
        ${this.field('phone', msg('Phone', { id: 'brand.phone' }))}
        ${this.field('web', msg('Website', { id: 'brand.web' }))}
        <div class="end">
          <portico-button variant="primary" type="submit" ?busy=${this.busy}
            >${msg('Save', { id: 'settings.save' })}</portico-button
          >
          <span role="status">${this.saved ? msg('Saved.', { id: 'settings.saved' }) : ''}</span>
        </div>
      </form>
    </section>`;
  }

  private logo(): TemplateResult {
    const { logoFileId, logoText } = this.profile;
    return html`${
        logoFileId && !this.picture
          ? html`<div class="logo">
              <img
                src="/api/v1/embed/logo/${logoFileId}"
                alt=${logoText ?? msg('Logo', { id: 'brand.logo' })}
              />
              <portico-button small @click=${() => this.change({ logoFileId: null })}
                >${msg('Remove', { id: 'brand.remove' })}</portico-button
              >
            </div>`
          : nothing
      }
      <portico-file
        label=${msg('Logo', { id: 'brand.logo' })}
        accept=".png,.jpg,.jpeg,.webp"
        bytes-max=${LOGO_BYTES_MAX}
        .files=${this.picture ? [this.picture] : []}
        @change=${this.onPicture}
      ></portico-file>
      <portico-field
        label=${msg('Words for the logo', { id: 'brand.logo.text' })}
        help=${msg('Read out, and shown where it cannot be seen.', { id: 'brand.logo.text.help' })}
        .value=${logoText ?? ''}
        @input=${(event: Event) => this.change({ logoText: (event.currentTarget as PorticoField).value.trim().slice(0, 120) || null })}
      ></portico-field>`;
  }

  private field(name: Contact, label: string): TemplateResult {
    return html`<portico-field
      name=${name}
      label=${label}
      .value=${this.profile.contact[name] ?? ''}
      .error=${this.errorOf(name)}
      @change=${(event: Event) => {
        this.changeContact(name, event);
        this.checked = true;
      }}
    ></portico-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-brand-profile': PorticoBrandProfile;
  }
}
