import { Fault } from '@portico/domain/fault';
import type { EmbedSession } from '@portico/runtime/session';
import { otherWay } from '../api/other-ways.ts';
import type { EmbedSettings } from '../settings.ts';
import type { Values } from './properties.ts';
import { readToFrame } from './heard.ts';
import type { Hello, Look, SessionAnswer, ToPage, Welcome } from './messages.ts';

/*
 * The other side of `host.ts`: in the frame, on our own origin. The page around it is one of the site's, which the browser
 * saw to (`frame-ancestors`), and the one that the frame's address names, which the handshake sees to.
 */

const told =
  'ready,submitted,state,session-expired,error,resize,deal-open,deal-continue,account-checked'.split(',');

/**
 * Serves the page around this frame: looks and session come from it, events and the height go to it.
 *
 * @param start shows the widget; called once the page has answered, and never in a window that is no frame of its
 */
export function serve(settings: EmbedSettings, start: () => void): void {
  const [nonce = '', origin = ''] = location.hash.slice(1).split(',');
  const around = location.ancestorOrigins?.[0] ?? origin;
  if (parent === window || !nonce || around !== origin) return;
  const hello: Hello = { type: 'portico-hello', nonce };
  const take = (event: MessageEvent<Partial<Welcome> | null>): void => {
    const isOurs = event.source === parent && event.origin === origin;
    if (!isOurs || event.data?.type !== 'portico-welcome' || event.data.nonce !== nonce) return;
    const [port] = event.ports;
    if (!port) return;
    removeEventListener('message', take);
    listen(port, settings, start);
  };
  addEventListener('message', take);
  parent.postMessage(hello, origin);
}

function listen(port: MessagePort, settings: EmbedSettings, start: () => void): void {
  const say = (message: ToPage): void => port.postMessage(message);
  let answer: (message: SessionAnswer) => void = () => {};
  let isStarted = false;
  settings.fetchSession = async () => {
    const { promise, resolve } = Promise.withResolvers<SessionAnswer>();
    answer = resolve;
    say({ type: 'session' });
    return sessionOf(await promise, settings);
  };
  port.addEventListener('message', ({ data: said }: MessageEvent<unknown>) => {
    const data = readToFrame(said);
    if (!data) return;
    if (data.type === 'session') answer(data);
    if (data.type === 'look') {
      wear(data, settings.elements);
      if (!isStarted) start();
      isStarted = true;
    }
    if (data.type === 'properties') void setAll(settings, data.values);
    if (data.type === 'retry') for (const element of settings.elements) retry(element);
    if (data.type === 'renew') void import('../api/renew.ts').then(({ renew }) => renew(settings));
    if (data.type === 'focus') for (const element of settings.elements) focusFirst(element);
  });
  port.start();
  tellEvents(say);
  tellHeight(say);
}

/** @throws Fault as the page would have it */
async function sessionOf(
  { session, fault, samples, answered }: SessionAnswer,
  settings: EmbedSettings,
): Promise<EmbedSession> {
  if (session) return session;
  if (fault) throw Fault.from(fault);
  if (samples) return (await import('../samples/samples.ts')).showSamples(settings);
  return otherWay(settings, answered);
}

/**
 * What stands on the element around this frame stands on the one in it, where it goes before the looks of the site. What was
 * taken off there goes here.
 */
function wear({ attributes, properties, scheme }: Look, elements: Iterable<Element>): void {
  document.documentElement.style.colorScheme = scheme === 'normal' ? 'light' : scheme;
  const [element] = [...elements, ...document.body.children];
  if (!(element instanceof HTMLElement)) return;
  const { style } = element;
  for (const name of worn) if (!(name in properties)) style.removeProperty(`--portico-${name}`);
  for (const [name, value] of Object.entries(properties)) {
    worn.add(name);
    style.setProperty(`--portico-${name}`, value);
  }
  for (const { name } of element.attributes)
    if (mirrored.has(name) && !(name in attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) {
    mirrored.add(name);
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

const worn = new Set<string>();
const mirrored = new Set<string>();

function tellEvents(say: (message: ToPage) => void): void {
  for (const name of told.map((word) => `portico-${word}`))
    addEventListener(name, (event) => {
      // What an event holds is its own properties; what every event has is not for the page.
      const own = Object.entries(event).filter(
        ([key, value]) => key !== 'isTrusted' && Object(value) !== value,
      );
      say({ type: 'event', name, data: Object.fromEntries(own) });
    });
  addEventListener('portico-sign-in', () => say({ type: 'sign-in' }));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) say({ type: 'escape' });
  });
  // Links of a widget lead somewhere on the page's own site.
  addEventListener(
    'click',
    (event) => {
      for (const at of event.composedPath())
        if (at instanceof HTMLAnchorElement && !at.target && !at.download) at.target = '_top';
    },
    { capture: true },
  );
}

function tellHeight(say: (message: ToPage) => void): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html,body{margin:0;background:none}body{display:flow-root}html{overflow:hidden auto}');
  document.adoptedStyleSheets.push(sheet);
  const tell = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    say({ type: 'size', height, used: navigator.userActivation?.hasBeenActive ?? false });
  };
  new ResizeObserver(tell).observe(document.body);
  // From the first press or key on the page makes room for all of it.
  for (const type of ['pointerup', 'keyup']) addEventListener(type, tell, { once: true });
}

async function setAll({ elements }: EmbedSettings, values: Values): Promise<void> {
  const { setProperties } = await import('./properties.ts');
  for (const element of elements) setProperties(element, values);
}

function retry(element: Element & { retry?(): void }): void {
  element.retry?.();
}

/** Gives the focus to the first control of a widget. */
function focusFirst({ shadowRoot }: Element): void {
  const first = 'input,select,textarea,button,a[href],[tabindex],portico-button,portico-field,portico-select';
  shadowRoot?.querySelector<HTMLElement>(first)?.focus();
}
