import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Fault, FaultCode } from '@portico/domain/fault';
import { PorticoElement } from '@portico/ui/element';
import { tokens } from '@portico/ui/tokens/tokens';
import { asFault } from './as-fault.ts';
import type { Client } from './client.ts';
import { ContextValue } from './context.ts';
import { clientContext, liveContext, localeContext } from './contexts.ts';
import { PorticoErrorEvent, PorticoReadyEvent } from './events.ts';
import type * as faultCards from './fault-card.ts';
import type { Live, LiveFilter } from './live.ts';
import type { LiveEvent } from './live-event.ts';
import { areTextsComing, directionOf, textsReady } from './locale.ts';
import type { FetchSession } from './session.ts';
import { turn } from './turn.ts';

/** Where a widget stands, for its own drawing and for the host page's CSS: `portico-deal[phase=loading]`. */
export type WidgetPhase =
  | 'loading'
  | 'ready'
  | 'refused'
  | 'no-permission'
  | 'expired-session'
  | 'offline'
  | 'error';

const phases: Partial<Record<FaultCode, WidgetPhase>> = {
  offline: 'offline',
  session_expired: 'expired-session',
  signed_out: 'expired-session',
  not_found: 'no-permission',
  origin_not_allowed: 'refused',
  bad_input: 'refused',
};

// How long a busy server is left alone, where it does not say so itself.
const busySeconds = 10;

/** Draws faults; here once the first was shown. */
let cards: typeof faultCards | undefined;

/**
 * What every widget shares: it waits for its provider and its texts, loads, and is then ready, or says what is wrong and
 * offers to try again. Going back online tries again by itself.
 *
 * A subclass loads in `load`, draws in `renderContent`, and draws the shape of that in `renderSkeleton`.
 */
export abstract class PorticoWidget extends PorticoElement {
  /** Where it stands; only to read. */
  @property({ reflect: true }) phase: WidgetPhase = 'loading';

  /**
   * Fetches a session through the host's own server, for embeds whose script tag names no `data-session`. The first
   * element of a page that has one serves all; setting it on a widget that had no session tries again.
   */
  @property({ attribute: false }) fetchSession?: FetchSession;

  /** Why it does not show its content. */
  protected fault: Fault | null = null;

  /** The reader's locale, for Intl. */
  protected locale = 'en';

  private readonly givenLive = new ContextValue(this, liveContext, () => {});

  private readonly givenClient = new ContextValue(this, clientContext, (client) => this.onClient(client));

  private startedWith?: Client;

  private running?: AbortController;

  private isBehind = false;

  private tryingLater: ReturnType<typeof setTimeout> | undefined;

  private following: LiveFilter | null = null;

  private unfollow: (() => void) | undefined;

  constructor() {
    super();
    this.addController(new ContextValue(this, localeContext, (locale) => this.onLocale(locale)));
    this.addController(this.givenLive);
    this.addController(this.givenClient);
  }

  /** The one window onto the server. */
  protected get client(): Client {
    const { value } = this.givenClient;
    if (!value)
      throw new Error(`<${this.localName}> needs a <portico-portal> around it, or the embed script`);
    return value;
  }

  /** What happens on the server, as it happens. */
  protected get live(): Live | undefined {
    return this.givenLive.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.onOnline);
    this.follow(this.following);
    // On a foreign page nobody has set the tokens, so the widget brings them itself. The page is asked too: a widget inside
    // an element that has not drawn its slot yet has no style of its own.
    const root = this.shadowRoot;
    const sheet = tokens.styleSheet;
    const isStyled = [this, document.documentElement].some((each) =>
      getComputedStyle(each).getPropertyValue('--portico-neutral-1'),
    );
    if (root && sheet && !isStyled) root.adoptedStyleSheets.unshift(sheet);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.onOnline);
    clearTimeout(this.tryingLater);
    this.running?.abort();
    this.unfollow?.();
    this.unfollow = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('fetchSession') && ['expired-session', 'refused'].includes(this.phase)) this.retry();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // What the loader drew to hold the place goes.
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  /** Puts on a sheet that came with code loaded later, once. */
  protected wear({ styleSheet }: CSSResult): void {
    const worn = this.shadowRoot?.adoptedStyleSheets;
    if (styleSheet && !worn?.includes(styleSheet)) worn?.push(styleSheet);
  }

  private readonly onOnline = (): void => {
    if (this.phase === 'offline') this.retry();
  };

  private onClient(client: Client): void {
    // Moved within the page: what is shown, and typed, stays.
    if (client === this.startedWith && this.phase === 'ready') return;
    this.startedWith = client;
    this.retry();
  }

  private onLocale(locale: string): void {
    this.locale = locale;
    this.lang = locale;
    this.dir = directionOf(locale);
    this.requestUpdate();
  }

  /** Loads again from the start. */
  retry(): void {
    this.phase = 'loading';
    void this.start();
  }

  /** Loads again behind what is shown; a failure leaves it as it is. */
  protected async refresh(): Promise<void> {
    // Taken down meanwhile: nobody would end what it begins.
    if (!this.isConnected) return;
    // A load under way may have read before what happened; it finishes first, then it reads again.
    if (this.phase === 'loading') this.isBehind = true;
    else await this.reload().catch(() => {});
  }

  /** Loads again behind what is shown; rejects with the fault. */
  protected async reload(): Promise<void> {
    const { signal } = (this.running = this.fresh());
    await this.load(signal);
    this.requestUpdate();
  }

  /** Loads again behind what is shown whenever something fitting happens; takes the place of what was followed before. */
  protected follow(filter: LiveFilter | null): void {
    const same = filter?.id === this.following?.id && filter?.aggregate === this.following?.aggregate;
    this.following = filter;
    if (same && this.unfollow && this.isConnected) return;
    this.unfollow?.();
    this.unfollow =
      filter && this.isConnected ? this.live?.on(filter, (event) => this.heard(event)) : undefined;
  }

  /**
   * Something happened to what is followed: reads again. One that is told of very much at once does it in its own time.
   *
   * @param _event null when a connection began and anything may have happened before
   */
  protected heard(_event: LiveEvent | null): void {
    void this.refresh();
  }

  private fresh(): AbortController {
    clearTimeout(this.tryingLater);
    this.running?.abort();
    return new AbortController();
  }

  private async start(): Promise<void> {
    const { signal } = (this.running = this.fresh());
    try {
      // Drawn first, then asked for: on a slow machine each is as much as a page can do at a time.
      await turn();
      if (signal.aborted) return;
      await Promise.all([this.load(signal), textsReady()]);
      if (signal.aborted) return;
      this.phase = 'ready';
      if (this.isBehind) void this.refresh();
      this.isBehind = false;
      await this.updateComplete;
      this.dispatchEvent(new PorticoReadyEvent());
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  /** Shows what is wrong in place of the content. What is no fault is a bug: it is told to the console's listeners too. */
  protected fail(error: unknown): void {
    const fault = asFault(error);
    this.fault = fault;
    this.phase = this.phaseOf(fault);
    this.dispatchEvent(new PorticoErrorEvent(fault));
    if (fault.code === 'unavailable' || fault.code === 'too_many_requests')
      this.tryingLater = setTimeout(
        () => this.retry(),
        (fault.detail.retryAfterSeconds ?? busySeconds) * 1000,
      );
    if (fault !== error) reportError(error);
  }

  /** What a fault means for this widget. */
  protected phaseOf({ code }: Fault): WidgetPhase {
    return phases[code] ?? 'error';
  }

  /** Whether the content is of use before it is loaded: a form that can be filled in. Asked whenever it draws meanwhile. */
  protected get isUsableEmpty(): boolean {
    return false;
  }

  /** Gets what the widget shows; rejects with a `Fault`. Must pass `signal` on: a newer load aborts it. */
  protected abstract load(signal: AbortSignal): Promise<void>;

  /** The content, once loaded. */
  protected abstract renderContent(): unknown;

  /** The shape of the content, of the same height; nothing where its style alone draws that. */
  protected renderSkeleton(): unknown {
    return nothing;
  }

  override render(): unknown {
    return html`<div class="ground">${this.renderPhase()}</div>`;
  }

  private renderPhase(): unknown {
    const isLoading = this.phase === 'loading';
    // Not in one language and then in another.
    if (this.phase === 'ready' || (isLoading && this.isUsableEmpty && !areTextsComing()))
      return this.renderContent();
    if (isLoading) return html`<div aria-busy="true">${this.renderSkeleton()}</div>`;
    return this.fault && this.renderFault(this.fault, () => this.retry());
  }

  /** A fault in words with the next step. What says it all comes when it is needed; where that cannot be had, few words do. */
  protected renderFault(fault: Fault, again?: () => void): TemplateResult {
    const mayHaveTyped = this.phase === 'ready';
    if (cards) return cards.faultCard(fault, { mayHaveTyped, again });
    void this.loadCards().catch(() => {});
    return html`<p role="alert">
      ${
        fault.code === 'offline'
          ? msg('No connection', { id: 'runtime.offline' })
          : msg('Something went wrong', { id: 'runtime.unexpected' })
      }
    </p>`;
  }

  private async loadCards(): Promise<void> {
    cards = await import('./fault-card.ts');
    this.requestUpdate();
  }
}
