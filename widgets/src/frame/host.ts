import type { EmbedSettings } from '../settings.ts';
import type { Look, ToFrame, ToPage } from './messages.ts';

/*
 * A widget in a frame of our own origin, as the page around it sees it: the same element with the same attributes and
 * events. Nothing of the widget runs here, and the page cannot look into the frame. Must stay small: it is all that such a
 * page loads before the frame; what answers the frame (`answer.ts`) comes while the frame does.
 */

interface Framed {
  readonly element: HTMLElement;
  readonly settings: EmbedSettings;
  readonly frame: HTMLIFrameElement;
  readonly nonce: string;
  /** The height that is kept for it. */
  readonly blockSize: number;
  readonly attempt: AbortController;
  port?: MessagePort;
}

const all = new Map<Element, Framed>();
const handed = /^(?!isolation$|id$|class$|style$|slot$|phase$|hidden$|lang$|sign-in$|on|data-)/;
const tokens = 'font,radius,radius-card,on-accent,text,border-strong,border-button,surface,surface-raised'
  .split(',')
  .concat(Array.from({ length: 12 }, (_, at) => `accent-${at + 1}`));
const patienceMs = 20_000;

addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
  const { type, nonce } = (data ?? {}) as { type?: unknown; nonce?: unknown };
  for (const one of all.values())
    if (type === 'portico-hello' && nonce === one.nonce && origin === one.settings.server)
      if (source === one.frame.contentWindow) welcome(one);
});

/** Puts an element's widget into a frame. A widget that ran in the page until now ends. */
export function frame(element: HTMLElement, settings: EmbedSettings, blockSize: number): void {
  for (const [other, { attempt }] of all)
    if (!other.isConnected) {
      attempt.abort();
      all.delete(other);
    }
  // Found once more, or moved: its frame says hello again by itself.
  if (all.has(element)) return;
  takeOver(element);
  const { key = '', locale = document.documentElement.lang, server } = settings;
  const frame = document.createElement('iframe');
  const nonce = crypto.randomUUID();
  const attempt = new AbortController();
  const one = { element, settings, frame, nonce, blockSize, attempt };
  all.set(element, one);
  // A secret that somebody put there goes nowhere; the frame then says why it is not there.
  const query = new URLSearchParams({ key: key.replace(/^[sa]k.*/, ''), locale });
  Object.assign(frame, {
    src: `${server}/embed/v1/frame/${element.localName}?${query}#${nonce},${location.origin}`,
    title: document.title,
    sandbox,
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{display:block}iframe{display:block;inline-size:100%;border:0;block-size:${blockSize}px}`,
  );
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(frame);
  element.setAttribute('phase', 'loading');
  giveUpOn(one);
  later().catch(() => {});
}

const later = () => import('./answer.ts');

const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox ' +
  'allow-top-navigation-by-user-activation';

/**
 * The element draws nothing by itself any more, and what it did in the page has ended. One that has no code yet may get it
 * by a widget of the same tag in the page: what is set on it goes before that of its class.
 */
function takeOver(element: HTMLElement): void {
  if (Object.hasOwn(element, 'retry')) return;
  const running = element as HTMLElement & { disconnectedCallback?(): void };
  Object.assign(element, {
    performUpdate() {},
    createRenderRoot: () => element.shadowRoot,
    // What the frame does of it is set when it is there.
    retry() {},
    renew() {},
  });
  running.disconnectedCallback?.();
  new MutationObserver(() => tellLook(element)).observe(element, { attributes: true });
}

/** When a frame has said nothing: its page has come and was not ours, or the host's policy keeps it out. */
function giveUpOn(one: Framed): void {
  const { signal } = one.attempt;
  const fail = (why: 'blocked' | 'silent'): void => {
    one.attempt.abort();
    void import('./failure.ts').then(({ showFailure }) =>
      showFailure(one, why, () => {
        all.delete(one.element);
        frame(one.element, one.settings, one.blockSize);
      }),
    );
  };
  const blocked = (event: SecurityPolicyViolationEvent): void => {
    const isFrame = /^(frame|child|default)-src$/.test(event.effectiveDirective);
    if (isFrame && event.blockedURI.startsWith(one.settings.server)) fail('blocked');
  };
  document.addEventListener('securitypolicyviolation', blocked, { signal });
  const late = setTimeout(fail, patienceMs, 'silent');
  signal.addEventListener('abort', () => clearTimeout(late));
  // Our page has said hello before it is loaded.
  one.frame.addEventListener('load', () => setTimeout(() => signal.aborted || fail('silent'), 1000), {
    signal,
  });
}

function welcome(one: Framed): void {
  one.attempt.abort();
  one.port?.close();
  const { port1, port2 } = new MessageChannel();
  one.port = port1;
  port1.addEventListener('message', ({ data }: MessageEvent<ToPage>) => hear(one, data));
  port1.start();
  const { settings, frame, nonce, element } = one;
  frame.contentWindow?.postMessage({ type: 'portico-welcome', nonce }, settings.server, [port2]);
  tellLook(element);
  later().then(
    ({ follow }) => follow(element, (said) => tell(element, said)),
    () => {},
  );
}

function tell(element: Element, message: ToFrame): void {
  all.get(element)?.port?.postMessage(message);
}

function tellLook(element: HTMLElement): void {
  const style = getComputedStyle(element);
  const attributes = [...element.attributes].filter(({ name }) => handed.test(name));
  const properties = tokens.map((name) => [name, style.getPropertyValue(`--portico-${name}`)]);
  const look: Look = {
    type: 'look',
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    properties: Object.fromEntries(properties.filter(([, value]) => value)) as Record<string, string>,
    scheme: style.colorScheme,
  };
  tell(element, look);
}

function hear({ element, frame, blockSize, settings }: Framed, message: ToPage | null): void {
  if (message?.type === 'size') {
    const { bottom } = frame.getBoundingClientRect();
    // The page must not move for it: until somebody uses it, it does not shrink below what was kept for it, and grows only
    // where its end is out of sight. Till then what is longer scrolls.
    const least = message.used ? 1 : blockSize;
    const most = message.used || bottom > innerHeight || bottom < 0 ? Infinity : blockSize;
    frame.style.blockSize = `${Math.min(most, Math.max(message.height, least))}px`;
  } else {
    later().then(
      ({ answer }) => answer(element, settings, { message, tell: (said) => tell(element, said) }),
      // The frame says so, and asks again.
      () => tell(element, { type: 'session', fault: { code: 'offline' } }),
    );
  }
}
