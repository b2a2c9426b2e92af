import { expect, onTestFinished, test, vi } from 'vitest';
import type { EmbedSettings } from '../settings.ts';
import { frame } from './host.ts';
import type { SessionAnswer, ToFrame, ToPage } from './messages.ts';

/*
 * The frame's page is played by the test: an iframe of this origin, in whose name it speaks. What the browser itself sees
 * to, the frame's own origin and who may frame it, is tested where there is a server.
 */
const session = { token: 'es_1', expiresAt: new Date(Date.now() + 600_000).toISOString() };
const sent: RequestInit[] = [];
const realFetch = globalThis.fetch;
globalThis.fetch = (address, init) => {
  const url = new URL(address instanceof Request ? address.url : address, location.href);
  if (url.pathname === '/portico-session') {
    sent.push(init ?? {});
    return Promise.resolve(Response.json(session));
  }
  if (url.pathname === '/api/v1/embed/config')
    return Promise.resolve(Response.json({ code: 'origin_not_allowed' }, { status: 403 }));
  return realFetch(address, init);
};

interface Played {
  readonly element: HTMLElement;
  readonly heard: ToFrame[];
  say(message: ToPage): void;
}

function place(changes: Partial<EmbedSettings> = {}): HTMLElement {
  const element = document.createElement('portico-deal-list');
  element.setAttribute('isolation', 'frame');
  element.setAttribute('review', 'approved');
  element.setAttribute('onclick', 'alert(1)');
  document.body.append(element);
  onTestFinished(() => element.remove());
  const settings: EmbedSettings = {
    server: location.origin,
    key: 'pk_right',
    locale: 'de',
    session: '/portico-session',
    elements: new Set([element]),
    framed: '[isolation=frame]',
    registry: {},
    ...changes,
  };
  frame(element, settings, 700);
  return element;
}

const frameIn = (element: HTMLElement): HTMLIFrameElement => {
  const found = element.shadowRoot?.querySelector('iframe');
  if (!found) throw new Error('no frame');
  return found;
};

/** Speaks as the frame's own window would: `postMessage` from a script that runs in it. */
function speak(from: HTMLIFrameElement, message: unknown): void {
  dispatchEvent(
    new MessageEvent('message', { data: message, origin: location.origin, source: from.contentWindow }),
  );
}

/** A frame that has said hello, was welcomed, and holds its port. */
async function play(element = place()): Promise<Played> {
  const inner = frameIn(element);
  const nonce = new URL(inner.src).hash.slice(1).split(',')[0] ?? '';
  const window = inner.contentWindow;
  if (!window) throw new Error('no window');
  const posted = vi.spyOn(window, 'postMessage').mockImplementation(() => {});
  speak(inner, { type: 'portico-hello', nonce });
  const [message, target, ports] = posted.mock.calls[0] as unknown as [object, string, MessagePort[]];
  expect(message).toEqual({ type: 'portico-welcome', nonce });
  expect(target).toBe(location.origin);
  const [port] = ports;
  if (!port) throw new Error('no port');
  const heard: ToFrame[] = [];
  port.addEventListener('message', ({ data }: MessageEvent<ToFrame>) => void heard.push(data));
  port.start();
  onTestFinished(() => port.close());
  return { element, heard, say: (said) => port.postMessage(said) };
}

test('a secret key that stands in the tag is in no address of a frame', () => {
  const { href } = new URL(frameIn(place({ key: 'sk_secret' })).src);
  expect(href).not.toContain('secret');
});

test('a frame is asked for at our own origin, names the page, and keeps its place', () => {
  const element = place();
  const { src, offsetHeight, sandbox } = frameIn(element);
  const url = new URL(src);
  expect(url.pathname).toBe('/embed/v1/frame/portico-deal-list');
  expect(Object.fromEntries(url.searchParams)).toEqual({ key: 'pk_right', locale: 'de' });
  expect(url.hash.split(',')[1]).toBe(location.origin);
  expect(offsetHeight).toBe(700);
  expect(sandbox.contains('allow-top-navigation')).toBe(false);
});

test.each([
  ['another number', { type: 'portico-hello', nonce: 'guessed' }, location.origin],
  ['another type', { type: 'portico-welcome' }, location.origin],
  ['another origin', { type: 'portico-hello' }, 'https://evil.example'],
  ['nothing', null, location.origin],
])('a hello with %s gets no port', (_, message, origin) => {
  const inner = frameIn(place());
  const nonce = new URL(inner.src).hash.slice(1).split(',')[0];
  const posted = vi.spyOn(inner.contentWindow as Window, 'postMessage');
  const source = inner.contentWindow;
  dispatchEvent(new MessageEvent('message', { data: message && { nonce, ...message }, origin, source }));
  expect(posted).not.toHaveBeenCalled();
});

test('a hello from another window gets no port', () => {
  const inner = frameIn(place());
  const nonce = new URL(inner.src).hash.slice(1).split(',')[0];
  const posted = vi.spyOn(inner.contentWindow as Window, 'postMessage');
  const data = { type: 'portico-hello', nonce };
  dispatchEvent(new MessageEvent('message', { data, origin: location.origin, source: window }));
  expect(posted).not.toHaveBeenCalled();
});

test('the frame is told the attributes, without what could run, and each change of them', async () => {
  const { element, heard } = await play();
  await vi.waitFor(() =>
    expect(heard[0]).toMatchObject({ type: 'look', attributes: { review: 'approved' } }),
  );
  element.setAttribute('review', 'submitted');
  element.style.setProperty('--portico-radius', '0px');
  await vi.waitFor(() =>
    expect(heard.at(-1)).toMatchObject({
      attributes: { review: 'submitted' },
      properties: { radius: '0px' },
    }),
  );
  for (const message of heard)
    if (message.type === 'look') expect(Object.keys(message.attributes)).toEqual(['review']);
});

test('the host’s own server is asked for a session with its cookie, and the frame gets it over the port', async () => {
  const { heard, say } = await play();
  say({ type: 'session' });
  await vi.waitFor(() => expect(heard).toContainEqual({ type: 'session', session }));
  expect(sent.at(-1)).toMatchObject({ method: 'POST', credentials: 'same-origin' });
});

test('a host that gives no session is a fault of the frame’s, in one word', async () => {
  const fetchSession = () => Promise.reject(new Error('secret of the host'));
  const { heard, say } = await play(place({ fetchSession }));
  say({ type: 'session' });
  const isAnswer = (message: ToFrame): message is SessionAnswer => message.type === 'session';
  await vi.waitFor(() => expect(heard.find(isAnswer)?.fault).toEqual({ code: 'session_expired' }));
  expect(JSON.stringify(heard)).not.toContain('secret');
});

test('events come out of the element as in the page, with plain values and nothing else', async () => {
  const { element, say } = await play();
  const told = vi.fn();
  document.addEventListener('portico-submitted', told, { once: true });
  const data = { dealId: 'deal_1', number: 'D-1', isTrusted: true, deep: { a: 1 } };
  say({ type: 'event', name: 'portico-submitted', data });
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
  const event = told.mock.calls[0]?.[0] as Event & Record<string, unknown>;
  expect(event).toMatchObject({ dealId: 'deal_1', number: 'D-1', bubbles: true, composed: true });
  expect(event.isTrusted).toBe(false);
  expect(event['deep']).toBeUndefined();
  expect(event.target).toBe(element);
});

test('an event that is not one of ours is not dispatched', async () => {
  const { element, say } = await play();
  const told = vi.fn();
  element.addEventListener('click', told);
  say({ type: 'event', name: 'click', data: {} });
  say({ type: 'event', name: 'portico-state', data: { state: 'ready' } });
  await vi.waitFor(() => expect(element.getAttribute('phase')).toBe('ready'));
  expect(told).not.toHaveBeenCalled();
});

test('the height grows at once where nothing in sight moves for it, and shrinks only when somebody uses it', async () => {
  const { element, say } = await play();
  const inner = frameIn(element);
  element.style.marginBlockStart = `${innerHeight}px`;
  say({ type: 'size', height: 900, used: false });
  await vi.waitFor(() => expect(inner.offsetHeight).toBe(900));
  say({ type: 'size', height: 300, used: false });
  await vi.waitFor(() => expect(inner.offsetHeight).toBe(700));
  element.style.marginBlockStart = `${Math.min(0, innerHeight - 710)}px`;
  say({ type: 'size', height: 900, used: false });
  say({ type: 'escape' });
  await vi.waitFor(() => expect(inner.getBoundingClientRect().bottom).toBeLessThan(innerHeight));
  expect(inner.offsetHeight).toBe(700);
  say({ type: 'size', height: 900, used: true });
  await vi.waitFor(() => expect(inner.offsetHeight).toBe(900));
  say({ type: 'size', height: 300, used: true });
  await vi.waitFor(() => expect(inner.offsetHeight).toBe(300));
});

test('Escape pressed inside comes out, so that a dialog around it closes', async () => {
  const { element, say } = await play();
  const pressed = vi.fn();
  document.addEventListener('keydown', pressed, { once: true });
  say({ type: 'escape' });
  await vi.waitFor(() => expect(pressed).toHaveBeenCalledOnce());
  expect(pressed.mock.calls[0]?.[0]).toMatchObject({ key: 'Escape', target: element });
});

test('a widget of the same tag in the page does not take a framed element over', async () => {
  const { element } = await play();
  const { PorticoDealList } = await import('../deals/deal-list.ts');
  const { define } = await import('@portico/ui/define');
  define(PorticoDealList);
  expect(element).toBeInstanceOf(PorticoDealList);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(frameIn(element).isConnected).toBe(true);
  element.setAttribute('review', 'rejected');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(element.shadowRoot?.children).toHaveLength(1);
});

test('a frame whose page is not ours is told in words, in its place, with the origin to add', async () => {
  const failed = vi.fn();
  document.addEventListener('portico-error', failed, { once: true });
  const element = place({ locale: 'en' });
  // What comes at that address here is a page that says nothing.
  await vi.waitFor(() => expect(element.getAttribute('phase')).toBe('refused'));
  expect(element.shadowRoot?.textContent).toContain(`Add ${location.origin} to the site`);
  expect(element.offsetHeight).toBeGreaterThanOrEqual(700);
  expect(failed.mock.calls[0]?.[0]).toMatchObject({ code: 'origin_not_allowed' });
});
