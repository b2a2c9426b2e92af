import { optionsOf } from '@portico/runtime/client';
import type { EmbedSession, FetchSession } from '@portico/runtime/session';
import { msg, onLanguage } from '@portico/ui/msg';
import type { EmbedSettings } from '../settings.ts';
import { registerWidgetTexts } from '../texts.ts';
import { sampleFetch } from './sample-fetch.ts';

/*
 * What a page shows on its developer's own machine before it has a key or a session: every widget with samples, each with a
 * label that says so. Nothing is sent. It ends when the page says how a session is had.
 */

/** An element of ours. */
type Ours = HTMLElement & { retry?(): void; fetchSession?: FetchSession };

const shown = new WeakSet<EmbedSettings>();
/** Takes the label of an element away. */
const labels = new Map<Element, () => void>();

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ':host{position:relative}' +
    '.sample{all:initial;position:absolute;z-index:1;inset-block-start:0;inset-inline-end:0;padding:2px 8px;' +
    'border-radius:4px;background:#fce8a6;color:#4d3800;font:600 13px/1.5 system-ui,sans-serif;pointer-events:none}' +
    '@media(forced-colors:active){.sample{border:1px solid}}',
);

/**
 * Answers all that the page's widgets ask with samples from now on.
 *
 * @returns a session that is asked for anew with every call, so that a real one is found as soon as there is one
 */
export function showSamples(settings: EmbedSettings): EmbedSession {
  const session: EmbedSession = { token: 'sample', expiresAt: new Date(0).toISOString() };
  const { page, elements } = settings;
  const options = page && optionsOf(page.client);
  if (shown.has(settings) || !options) return session;
  shown.add(settings);
  registerWidgetTexts();
  const ended = new AbortController();
  // Whoever still listens for what happens finds the real server with its next try.
  options.fetch = (address, init = {}) =>
    ended.signal.aborted
      ? fetch(address, init)
      : sampleFetch(address, {
          ...init,
          signal: AbortSignal.any([ended.signal, ...(init.signal ? [init.signal] : [])]),
        });
  const leave = (): void => {
    if (ended.signal.aborted) return;
    ended.abort();
    shown.delete(settings);
    labels.forEach((remove) => remove());
    labels.clear();
    settings.check?.();
    for (const element of elements as Iterable<Ours>) element.retry?.();
  };
  const add = (element: EventTarget | undefined): void => {
    if (!(element instanceof HTMLElement) || !elements.has(element) || labels.has(element)) return;
    addLabel(element);
    hearOf(element, leave);
  };
  addEventListener('portico-ready', (event) => add(event.composedPath()[0]), { signal: ended.signal });
  return session;
}

/** The words in the corner of a widget, which take no room: nothing moves for them. */
function addLabel(element: HTMLElement): void {
  const { shadowRoot } = element;
  if (!shadowRoot) return;
  const label = document.createElement('p');
  label.className = 'sample';
  const say = (): void => {
    label.textContent = msg('Sample data. Nothing is sent.', { id: 'samples.label' });
  };
  say();
  const unhear = onLanguage(say);
  shadowRoot.adoptedStyleSheets.push(sheet);
  shadowRoot.append(label);
  labels.set(element, () => {
    unhear();
    label.remove();
  });
}

/** Hears when `element` is given its way to a session. */
function hearOf(element: Ours, done: () => void): void {
  Object.defineProperty(element, 'fetchSession', {
    configurable: true,
    get: () => undefined,
    set(given: FetchSession | undefined) {
      Reflect.deleteProperty(element, 'fetchSession');
      element.fetchSession = given as FetchSession;
      if (given) done();
    },
  });
}
