import { consume } from '@lit/context';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoChoice } from '@portico/ui/choice/choice';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { leaveIcon } from '../../layout/icons.ts';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { PorticoPage } from '../../layout/page/page.ts';
import { keepPreferences, locales, readPreferences, themes, type Preferences } from '../../preferences.ts';
import { SignOutEvent } from '../../session/sign-out-event.ts';
import { roleWords } from '../settings/people/role-words.ts';

/**
 * @summary Who one is, and how the portal speaks and looks in this browser.
 */
class PorticoProfile extends PorticoElement {
  static readonly tag = 'portico-profile';
  static override readonly uses: readonly ElementClass[] = [
    PorticoPage,
    PorticoChoice,
    PorticoCheck,
    PorticoButton,
  ];
  static override styles = [
    PorticoElement.styles,
    css`
      portico-page {
        --portico-page-width: 720px;
      }
      section {
        display: grid;
        gap: var(--portico-space-5);
        padding: var(--portico-space-5);
        border: 1px solid var(--portico-border);
        border-radius: var(--portico-radius-card);
        background: var(--portico-surface-raised);
      }
      section + section {
        margin-block-start: var(--portico-space-5);
      }
      h2 {
        margin: 0;
        font-size: 16px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(80px, 140px) minmax(0, 1fr);
        gap: 10px var(--portico-space-4);
        margin: 0;
      }
      dt {
        color: var(--portico-text-muted);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  @state() private preferences: Preferences = readPreferences();

  private choose(change: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...change };
    keepPreferences(this.preferences);
  }

  override render(): TemplateResult {
    const me = this.session.status === 'known' ? this.session.me : null;
    return html`<portico-page heading=${msg('Profile', { id: 'shell.profile' })}>
      <section>
        <h2>${msg('You', { id: 'shell.profile.you' })}</h2>
        ${
          me
            ? html`<dl>
                <dt>${msg('Name', { id: 'shell.profile.name' })}</dt>
                <dd>${me.user.name}</dd>
                <dt>${msg('E-mail', { id: 'shell.sign-in.email' })}</dt>
                <dd>${me.user.email}</dd>
                <dt>${msg('Organisation', { id: 'shell.profile.organisation' })}</dt>
                <dd>${me.organisation.name}</dd>
                <dt>${msg('Roles', { id: 'settings.roles' })}</dt>
                <dd>${me.roles.map(roleWords).join(', ')}</dd>
              </dl>`
            : nothing
        }
        <div>
          <portico-button @click=${() => this.dispatchEvent(new SignOutEvent())}
            >${drawIcon(leaveIcon)} ${msg('Sign out', { id: 'shell.sign-out' })}</portico-button
          >
        </div>
      </section>
      <section>
        <h2>${msg('This browser', { id: 'shell.profile.browser' })}</h2>
        <portico-choice
          segmented
          label=${msg('Language', { id: 'shell.profile.language' })}
          .options=${[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
          .value=${this.preferences.locale}
          @input=${(event: Event) => this.choose({ locale: chosen(event, locales, 'en') })}
        ></portico-choice>
        <portico-choice
          segmented
          label=${msg('Look', { id: 'shell.profile.theme' })}
          help=${msg('Auto follows your system.', { id: 'shell.profile.theme.help' })}
          .options=${[
            { value: 'auto', label: msg('Auto', { id: 'shell.profile.theme.auto' }) },
            { value: 'light', label: msg('Light', { id: 'shell.profile.theme.light' }) },
            { value: 'dark', label: msg('Dark', { id: 'shell.profile.theme.dark' }) },
            { value: 'contrast', label: msg('High contrast', { id: 'shell.profile.theme.contrast' }) },
          ]}
          .value=${this.preferences.theme}
          @input=${(event: Event) => this.choose({ theme: chosen(event, themes, 'auto') })}
        ></portico-choice>
        <portico-check
          label=${msg('Single-letter keys', { id: 'shell.profile.letter-keys' })}
          help=${msg('One key does one thing, such as A for approve. Switch it off if you speak to your computer or press keys by mistake.', { id: 'shell.profile.letter-keys.help' })}
          .checked=${this.preferences.letterKeys}
          @input=${(event: Event) => this.choose({ letterKeys: (event.currentTarget as PorticoCheck).checked })}
        ></portico-check>
      </section>
    </portico-page>`;
  }
}

function chosen<T extends string>(event: Event, among: readonly T[], usual: T): T {
  const { value } = event.currentTarget as PorticoChoice;
  return among.find((each) => each === value) ?? usual;
}

export const application: ElementClass = PorticoProfile;
