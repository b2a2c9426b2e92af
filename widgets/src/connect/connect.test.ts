import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { EmbedSettings } from '../settings.ts';
import { connect, signIn } from './connect.ts';

const server = 'https://portal.example';
const asked: Record<string, string>[] = [];
let refusing = false;
/** What becomes of the next trades, before the server answers as ever. */
const troubles: (() => Response | Promise<Response>)[] = [];
globalThis.fetch = (address, init) => {
  const url = new URL(address instanceof Request ? address.url : address, location.href);
  if (url.pathname === '/api/v1/embed/config')
    return Promise.resolve(Response.json({ locales: ['en'], brandName: 'Vertex' }));
  asked.push(JSON.parse(init?.body as string) as Record<string, string>);
  const trouble = troubles.shift();
  if (trouble) return Promise.resolve(trouble());
  const number = asked.length;
  const session = {
    token: `es_${number}`,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    renewal: `er_${number}`,
  };
  return Promise.resolve(
    refusing
      ? Response.json({ code: 'session_expired' }, { status: 401 })
      : Response.json(session, { status: 201 }),
  );
};

beforeEach(() => {
  // What other tests of this browser left.
  sessionStorage.clear();
  localStorage.clear();
  asked.length = 0;
  troubles.length = 0;
  refusing = false;
});

const page = (): EmbedSettings => ({
  server,
  key: 'pk_right',
  signIn: 'popup',
  elements: new Set(),
  framed: '[isolation=frame]',
  registry: {},
});

const reason = (settings: EmbedSettings) =>
  connect(settings).then(
    () => 'session',
    (error: { detail: { fields: { key: string }[] } }) => error.detail.fields.map(({ key }) => key).join(' '),
  );

/** A pop-up that answers, in the test's hands. */
function popup() {
  const opened = { closed: false } as { closed: boolean };
  const source = new MessageChannel().port1;
  Object.defineProperty(source, 'closed', { get: () => opened.closed });
  const opening = vi.spyOn(window, 'open').mockReturnValue(source as unknown as Window);
  onTestFinished(() => opening.mockRestore());
  const address = () => new URL(String(opening.mock.calls[0]?.[0]));
  const say = (data: object, origin = server) =>
    dispatchEvent(new MessageEvent('message', { data, origin, source }));
  return { opened, address, say };
}

test('nobody has signed in yet: the fault names why and the vendor', async () => {
  expect(await reason(page())).toBe('needed Vertex');
});

test('the code that the pop-up gives is traded with its verifier, and the handle renews in its turn', async () => {
  const settings = page();
  await reason(settings);
  const { address, say } = popup();
  const done = vi.fn();
  const signing = signIn(settings, done);
  const { pathname, searchParams } = address();
  expect(pathname).toBe('/connect');
  expect(searchParams.get('origin')).toBe(location.origin);
  const [state, challenge] = [searchParams.get('state'), searchParams.get('challenge')];
  say({ type: 'portico-code', code: 'right', state });
  await signing;
  expect(done).toHaveBeenCalledOnce();
  const verifier = asked[0]?.['verifier'] ?? '';
  expect(asked).toEqual([{ grant: 'code', code: 'right', verifier, key: 'pk_right' }]);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const made = btoa(String.fromCharCode(...new Uint8Array(hash)));
  expect(made.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')).toBe(challenge);
  expect((await connect(settings)).token).toBe('es_1');
  expect((await connect(settings)).token).toBe('es_2');
  expect((await connect(settings)).token).toBe('es_3');
  expect(asked.slice(1)).toEqual([
    { grant: 'renewal', renewal: 'er_1', key: 'pk_right' },
    { grant: 'renewal', renewal: 'er_2', key: 'pk_right' },
  ]);
  expect(sessionStorage.length + localStorage.length).toBe(0);
  refusing = true;
  expect(await reason(settings)).toBe('needed Vertex');
});

/** A page on which somebody has signed in and used the first session. */
async function signedIn(): Promise<EmbedSettings> {
  const settings = page();
  await reason(settings);
  const { address, say } = popup();
  const signing = signIn(settings, () => {});
  say({ type: 'portico-code', code: 'right', state: address().searchParams.get('state') });
  await signing;
  await connect(settings);
  asked.length = 0;
  return settings;
}

const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const half = () => new Response('{"token":', { status: 201 });
const codeOf = (settings: EmbedSettings) =>
  connect(settings).then(
    () => 'session',
    ({ code }: { code: string }) => code,
  );

test.each([
  ['was lost', lost],
  ['broke off', half],
])('a renewal whose answer %s is asked for once more with the same handle', async (_, trouble) => {
  const settings = await signedIn();
  troubles.push(trouble);
  expect((await connect(settings)).token).toBe('es_2');
  expect(asked.map(({ renewal }) => renewal)).toEqual(['er_1', 'er_1']);
  expect((await connect(settings)).token).toBe('es_3');
  expect(asked.at(-1)?.['renewal']).toBe('er_2');
});

test.each([429, 500, 503])('a server that answers %i leaves the person signed in', async (status) => {
  const settings = await signedIn();
  troubles.push(...Array.from({ length: 2 }, () => () => new Response('{}', { status })));
  expect(await codeOf(settings)).toBe('unavailable');
  expect((await connect(settings)).token).toBe('es_3');
  expect(asked.map(({ renewal }) => renewal)).toEqual(['er_1', 'er_1', 'er_1']);
});

test('frames that ask at the same moment use the handle once', async () => {
  const settings = await signedIn();
  const sessions = await Promise.all([connect(settings), connect(settings), connect(settings)]);
  expect(sessions.map(({ token }) => token)).toEqual(['es_1', 'es_1', 'es_1']);
  expect(asked).toHaveLength(1);
});

test('what another origin or another sign-in says is not heard', async () => {
  const settings = page();
  await reason(settings);
  const { address, say } = popup();
  const signing = signIn(settings, () => {});
  const state = address().searchParams.get('state');
  say({ type: 'portico-code', code: 'evil', state }, 'https://evil.example');
  say({ type: 'portico-code', code: 'evil', state: 'guessed' });
  say({ type: 'portico-declined', state });
  await signing;
  expect(asked).toEqual([]);
  expect(await reason(settings)).toBe('declined Vertex');
});

test('a pop-up that the browser holds back, and one that is closed, are told apart', async () => {
  const settings = page();
  await reason(settings);
  const blocked = vi.spyOn(window, 'open').mockReturnValue(null);
  await signIn(settings, () => {});
  blocked.mockRestore();
  expect(await reason(settings)).toBe('blocked Vertex');
  const { opened } = popup();
  opened.closed = true;
  await signIn(settings, () => {});
  expect(await reason(settings)).toBe('closed Vertex');
});

test('a code that the server does not take is told as such', async () => {
  const settings = page();
  await reason(settings);
  refusing = true;
  const { address, say } = popup();
  const signing = signIn(settings, () => {});
  say({ type: 'portico-code', code: 'old', state: address().searchParams.get('state') });
  await signing;
  expect(await reason(settings)).toBe('failed Vertex');
});
