import type { EmbedSession, FetchSession } from '@portico/runtime/session';
import type { EmbedSettings } from '../settings.ts';
import type { SessionAnswer, ToFrame, ToPage } from './messages.ts';
import { tellProperties } from './properties.ts';

/** Lets the frame of `element` do what the element is asked to, and hold what is set on it. */
export function follow(element: HTMLElement, tell: (message: ToFrame) => void): void {
  const order = (type: 'retry' | 'renew' | 'focus') => () => tell({ type });
  Object.assign(element, { retry: order('retry'), renew: order('renew'), focus: order('focus') });
  tellProperties(element, (values) => tell({ type: 'properties', values }));
}

/** What a frame said, and the way to tell it something. */
interface Said {
  /** Null, or in another form, where it was none of ours. */
  readonly message: Exclude<ToPage, { type: 'size' }> | null;
  tell(message: ToFrame): void;
}

/** Does for the frame of `element` what it asks the page around it for. */
export function answer(element: HTMLElement, settings: EmbedSettings, { message, tell }: Said): void {
  if (!message) return;
  if (message.type === 'session')
    void getSession(settings)
      .catch(faultOf)
      .then((session) => tell({ type: 'session', ...session }));
  if (message.type === 'sign-in')
    void import('../connect/connect.ts').then(({ signIn }) =>
      signIn(settings, () => tell({ type: 'retry' })),
    );
  if (message.type === 'escape')
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
  if (message.type === 'event' && /^portico-[a-z-]+$/.test(message.name)) {
    const event = new Event(message.name, { bubbles: true, composed: true });
    for (const [name, value] of Object.entries(message.data ?? {}))
      if (!(name in event) && Object(value) !== value) Object.defineProperty(event, name, { value });
    if (message.name === 'portico-state') element.setAttribute('phase', String(message.data['state']));
    element.dispatchEvent(event);
  }
}

async function getSession(settings: EmbedSettings): Promise<Omit<SessionAnswer, 'type'>> {
  const { elements, session: address } = settings;
  for (const way of [settings, ...elements] as { isConnected?: boolean; fetchSession?: FetchSession }[])
    if (way.isConnected !== false && way.fetchSession) return { session: await way.fetchSession() };
  if (!address) return (await import('../api/no-address.ts')).answerWithout(settings);
  const response = await fetch(address, { method: 'POST', credentials: 'same-origin' }).catch(() => null);
  if (!response) return { answered: { status: 0, redirected: false } };
  const { redirected, ok } = response;
  const session =
    ok && !redirected ? ((await response.json().catch(() => null)) as EmbedSession | null) : null;
  const { token, expiresAt } = session ?? {};
  if (token && expiresAt) return { session: { token, expiresAt } };
  return { answered: await (await import('../api/other-ways.ts')).tellAnswered(response) };
}

/** A fault as it travels; what is none says that the host gives no session. */
function faultOf(error: unknown): Omit<SessionAnswer, 'type'> {
  const { toJSON } = error as { toJSON?: () => SessionAnswer['fault'] };
  const code = error instanceof TypeError || !navigator.onLine ? 'offline' : 'session_expired';
  return { fault: toJSON?.call(error) ?? { code } };
}
