import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import type { FakePortal } from '@portico/runtime/testing';
import { clickOn, drawIn, me, screenFaults, words } from '../../testing/portal.ts';
import { PorticoConnect } from './connect.ts';
import { readConnectRequest } from './connect-request.ts';

const origin = 'https://www.nordwind.example';
const challenge = 'c'.repeat(43);
const address = `?key=pk_1&origin=${encodeURIComponent(origin)}&challenge=${challenge}&state=${'s'.repeat(16)}`;
const asking = {
  ok: true as const,
  siteName: 'Nordwind shop',
  organisation: 'Nordwind Systems',
  origin,
  scopes: ['deals:read' as const, 'deals:register' as const],
  widgets: [],
  agreed: false,
};
const allowed = { ok: true as const, origin, state: 's'.repeat(16), code: 'ec_1' };

let told: { message: unknown; to: string }[] = [];
const before = location.href;

afterEach(() => {
  history.replaceState(null, '', before);
  Reflect.set(window, 'opener', null);
});

/** The pop-up as a page opened it; what it tells that page is written down. */
async function open(
  answers: Parameters<typeof drawIn>[0],
  { search = address, awaited = true } = {},
): Promise<FakePortal> {
  told = [];
  history.replaceState(null, '', search);
  const opener = { closed: false, postMessage: (message: unknown, to: string) => told.push({ message, to }) };
  Reflect.set(window, 'opener', awaited ? opener : null);
  const { portal } = await drawIn(
    { 'session.me': me('partner', 'seller'), ...answers },
    [PorticoConnect],
    html`<portico-connect></portico-connect>`,
  );
  return portal;
}

const allowCalls = ({ calls }: FakePortal): number =>
  calls.filter(({ path }) => path === 'embed.allow').length;

test('a person reads who asks and what for, and only after Allow the code goes to exactly that origin', async () => {
  const portal = await open({ 'embed.ask': asking, 'embed.allow': allowed });
  expect(words()).toContain('Let Nordwind shop act for you?');
  expect(words()).toContain(origin);
  expect(words()).toContain('A site of Nordwind Systems');
  expect(words()).toContain('Signed in as Priya Natarajan');
  expect(words()).toContain('register deals and answer questions');
  expect(words()).not.toContain('whether a customer is free');
  expect(await screenFaults()).toEqual([]);
  expect([told, allowCalls(portal)]).toEqual([[], 0]);
  await clickOn('Allow');
  await expect
    .poll(() => told)
    .toEqual([{ message: { type: 'portico-code', code: 'ec_1', state: 's'.repeat(16) }, to: origin }]);
  expect(words()).toContain('You can close this window');
});

test('Not now gives no code, and tells the page that it may stop waiting', async () => {
  const portal = await open({ 'embed.ask': asking });
  await clickOn('Not now');
  expect(told).toEqual([{ message: { type: 'portico-declined', state: 's'.repeat(16) }, to: origin }]);
  expect(allowCalls(portal)).toBe(0);
});

test('who has agreed before is not asked again', async () => {
  const portal = await open({ 'embed.ask': { ...asking, agreed: true }, 'embed.allow': allowed });
  await expect.poll(() => told.length).toBe(1);
  expect(allowCalls(portal)).toBe(1);
});

test('an answer that was given before holds no code, so another is made', async () => {
  let count = 0;
  await open({
    'embed.ask': asking,
    'embed.allow': () => ({ ...allowed, code: (count += 1) === 1 ? null : 'ec_2' }),
  });
  await clickOn('Allow');
  await expect.poll(() => told.map(({ message }) => message)).toMatchObject([{ code: 'ec_2' }]);
});

test.each([
  ['EM8', 'wrong_origin', 'We do not know this site'],
  ['EM8', 'other_organisation', 'This site belongs to another organisation'],
  ['EM3', 'not_for_your_role', 'Your roles do not allow this'],
  ['EM3', 'scope_not_allowed', 'The site asks for more than it may'],
])('a refusal %s %s is told in words, and nothing is told to any page', async (rule, key, said) => {
  await open({ 'embed.ask': { ok: false, refusal: { rule, key } } });
  expect(words()).toContain(said);
  expect(await screenFaults()).toEqual([]);
  expect(told).toEqual([]);
});

test('a window that no page waits for asks the server nothing', async () => {
  const portal = await open({}, { awaited: false });
  expect(words()).toContain('This window belongs to a site');
  expect(portal.calls.filter(({ path }) => path.startsWith('embed.'))).toEqual([]);
});

test('a call that was lost is said in its place, and Allow can be pressed again', async () => {
  const portal = await open({ 'embed.ask': asking, 'embed.allow': allowed });
  portal.loseNextAnswer();
  await clickOn('Allow');
  await expect.poll(() => words()).toContain('No connection');
  expect(told).toEqual([]);
  await clickOn('Allow');
  await expect.poll(() => told.length).toBe(1);
});

test.each([['scopes=deals:read,deals:everything'], ['widgets=portico-unknown'], ['state='], ['challenge=']])(
  'a request with %s is not read as a smaller one',
  (broken) => {
    const search = new URLSearchParams(address);
    for (const [name, value] of new URLSearchParams(broken)) search.set(name, value);
    expect(readConnectRequest(search)).toBeNull();
  },
);
