import { consume } from '@lit/context';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Fault } from '@portico/domain/fault';
import type { OutputOf } from '@portico/runtime/client';
import { sessionContext } from '@portico/runtime/contexts';
import { faultText } from '@portico/runtime/fault-text';
import type { Session } from '@portico/runtime/session';
import { msg, str } from '@portico/ui/msg';
import { PorticoView } from '../../applications/view.ts';
import { PorticoEntrance } from '../../session/entrance/entrance.ts';
import { formStyles } from '../../session/form.styles.ts';
import { type AskedFor, readConnectRequest } from './connect-request.ts';
import { type Denied, deniedWords, scopeWords } from './connect-words.ts';
import { isAwaited, tellOpener } from './opener.ts';

type Asking = Extract<OutputOf<'embed.ask'>, { ok: true }>;

type Step =
  | { kind: 'ask'; asking: Asking }
  | { kind: 'denied'; denied: Denied }
  | { kind: 'alone' | 'unreadable' | 'done' | 'left' };

/**
 * @summary The pop-up in which a person lets a page of their organisation's site act for them (EM3).
 *
 * It stays one document from the question to the answer: another one would lose the page that waits. What it has to say
 * goes to exactly the origin that the server confirmed, and to nobody else.
 *
 * @event portico-other-person - Somebody else wants to sign in here (`OtherPersonEvent`).
 */
export class PorticoConnect extends PorticoView {
  static readonly tag = 'portico-connect';
  static override readonly uses = [...PorticoView.uses, PorticoEntrance];
  static override styles = [
    PorticoView.styles,
    formStyles,
    css`
      .choice {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-4);
      }
      .from {
        padding: var(--portico-space-3) var(--portico-space-4);
        border: 1px solid var(--portico-border);
        border-radius: var(--portico-radius-card);
        overflow-wrap: anywhere;
      }
      .from bdi {
        display: block;
        font-weight: 500;
      }
      .quiet {
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
      ul {
        display: grid;
        gap: var(--portico-space-1);
        margin: var(--portico-space-2) 0 0;
        padding-inline-start: 20px;
      }
      .answers {
        display: grid;
        gap: var(--portico-space-2);
      }
    `,
  ];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  @state() private step: Step = { kind: 'unreadable' };

  @state() private trouble: Fault | null = null;

  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${msg('Allow a site', { id: 'connect.title' })} · ${msg('Partner portal', { id: 'shell.portal' })}`;
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const wanted = readConnectRequest(new URLSearchParams(location.search));
    this.step = { kind: isAwaited() ? 'unreadable' : 'alone' };
    if (!wanted || this.step.kind === 'alone') return;
    const { key, origin, scopes, widgets } = wanted;
    const asked = { key, origin, ...(scopes && { scopes }), ...(widgets && { widgets }) };
    const answer = await this.client.embed.ask.query(asked, { signal });
    if (!answer.ok) this.step = { kind: 'denied', denied: deniedWords(answer.refusal, origin) };
    else if (answer.agreed) await this.allow(wanted);
    else this.step = { kind: 'ask', asking: answer };
  }

  /** Gets the code and hands it over. */
  private async allow(wanted: AskedFor): Promise<void> {
    const answer = await this.client.embed.allow.mutate(wanted);
    if (!answer.ok) {
      this.step = { kind: 'denied', denied: deniedWords(answer.refusal, wanted.origin) };
      return;
    }
    const { code, origin, state: marked } = answer;
    // The answer to a call that was sent again holds no code; asking anew makes another.
    if (code === null) return this.allow(wanted);
    this.leave(tellOpener({ type: 'portico-code', code, state: marked }, origin) ? 'done' : 'left');
  }

  private leave(kind: 'done' | 'left'): void {
    this.step = { kind };
    // What stays to read is for a browser that does not let a page close its window.
    if (kind === 'done') window.close();
  }

  private async onAllow(): Promise<void> {
    const wanted = readConnectRequest(new URLSearchParams(location.search));
    if (this.busy || !wanted) return;
    this.busy = true;
    this.trouble = null;
    try {
      await this.allow(wanted);
    } catch (error) {
      this.trouble = error instanceof Fault ? error : new Fault('unexpected', {}, { cause: error });
    }
    this.busy = false;
  }

  private onDecline(asking: Asking): void {
    const marked = new URLSearchParams(location.search).get('state') ?? '';
    tellOpener({ type: 'portico-declined', state: marked }, asking.origin);
    this.leave('done');
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-entrance heading=${msg('One moment', { id: 'connect.loading' })}>
      <portico-skeleton lines="5"></portico-skeleton>
    </portico-entrance>`;
  }

  protected override renderFault(fault: Fault, again?: () => void): TemplateResult {
    // Nobody is signed in: the door comes by itself as soon as the portal has heard it too.
    if (fault.status === 401) return this.renderSkeleton();
    return html`<portico-entrance heading=${msg('Allow a site', { id: 'connect.title' })}>
      ${super.renderFault(fault, again)}
    </portico-entrance>`;
  }

  protected override renderContent(): TemplateResult {
    const { step } = this;
    switch (step.kind) {
      case 'ask':
        return this.question(step.asking);
      case 'denied':
        return this.denial(step.denied);
      case 'done':
        return this.end(
          msg('Done', { id: 'connect.done' }),
          msg('You can close this window and go on where you were.', { id: 'connect.done.text' }),
        );
      case 'left':
        return this.end(
          msg('The page that asked is gone', { id: 'connect.left' }),
          msg('Close this window, open the page again and sign in there.', { id: 'connect.left.text' }),
        );
      case 'alone':
        return this.end(
          msg('This window belongs to a site', { id: 'connect.alone' }),
          msg('It opens from the sign-in button of a site. Close it and use the button there.', {
            id: 'connect.alone.text',
          }),
        );
      case 'unreadable':
        return this.end(
          msg('The site did not ask properly', { id: 'connect.unreadable' }),
          msg('Something is missing in what it wants. Nothing was passed on; tell whoever looks after it.', {
            id: 'connect.unreadable.text',
          }),
        );
    }
  }

  private question(asking: Asking): TemplateResult {
    const { siteName, organisation, origin, scopes } = asking;
    return html`<portico-entrance
      heading=${msg(str`Let ${siteName} act for you?`, { id: 'connect.question' })}
    >
      <div class="choice">
        ${this.problem()}
        <div class="from">
          <span class="quiet">${msg('The page that asks', { id: 'connect.from' })}</span>
          <bdi dir="ltr">${origin}</bdi>
          <span class="quiet">${msg(str`A site of ${organisation}`, { id: 'connect.of' })}</span>
        </div>
        <div>
          <p>${msg('As you, and only while you use it, it may:', { id: 'connect.may' })}</p>
          <ul>
            ${scopes.map((scope) => html`<li>${scopeWords(scope)}</li>`)}
          </ul>
        </div>
        <p class="quiet">
          ${msg('It never gets your password. You are asked this once for the site; signing out ends it.', { id: 'connect.safe' })}
        </p>
        <div class="answers">
          <portico-button variant="primary" ?busy=${this.busy} @click=${this.onAllow}
            >${msg('Allow', { id: 'connect.allow' })}</portico-button
          >
          <portico-button @click=${() => this.onDecline(asking)}
            >${msg('Not now', { id: 'connect.decline' })}</portico-button
          >
        </div>
      </div>
      <div slot="below">${this.person(true)}</div>
    </portico-entrance>`;
  }

  private denial({ heading, detail, mayBeOther }: Denied): TemplateResult {
    return html`<portico-entrance heading=${heading} text=${detail}>
      <div class="answers">
        <portico-button variant="primary" @click=${() => window.close()}
          >${msg('Close', { id: 'connect.close' })}</portico-button
        >
      </div>
      <div slot="below">${this.person(mayBeOther)}</div>
    </portico-entrance>`;
  }

  private end(heading: string, text: string): TemplateResult {
    return html`<portico-entrance heading=${heading} text=${text}>
      <div class="answers">
        <portico-button @click=${() => window.close()}
          >${msg('Close', { id: 'connect.close' })}</portico-button
        >
      </div>
    </portico-entrance>`;
  }

  /** Who would be acted for, and the way to be somebody else. */
  private person(mayChange: boolean): TemplateResult | typeof nothing {
    if (this.session.status !== 'known') return nothing;
    const { user } = this.session.me;
    return html`<p>${msg(str`Signed in as ${user.name}, ${user.email}`, { id: 'connect.person' })}</p>
      ${
        mayChange
          ? html`<button
              type="button"
              class="link"
              @click=${() => this.dispatchEvent(new OtherPersonEvent())}
            >
              ${msg('Sign in as somebody else', { id: 'connect.other' })}
            </button>`
          : nothing
      }`;
  }

  private problem(): TemplateResult | typeof nothing {
    if (!this.trouble) return nothing;
    const { heading, detail } = faultText(this.trouble);
    return html`<portico-problem heading=${heading} detail=${detail}></portico-problem>`;
  }
}

/** Somebody else wants to sign in here. */
export class OtherPersonEvent extends Event {
  constructor() {
    super('portico-other-person', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-connect': PorticoConnect;
  }
  interface HTMLElementEventMap {
    'portico-other-person': OtherPersonEvent;
  }
}
