import { Fault } from '@portico/domain/fault';
import { define } from '@portico/ui/define';
import { html, LitElement } from 'lit';
import { expect, test, vi } from 'vitest';
import { draw, faults, inside } from '@portico/ui/testing/fixture';
import type { Client } from '../client.ts';
import { followSession } from '../contexts.ts';
import { createFakePortal } from '../testing.ts';
import { PorticoWidget } from '../widget.ts';
import { PorticoPortal } from './portal.ts';

const me = {
  user: { id: 'user_1', name: 'Mara', email: 'mara@example.com' },
  organisation: { id: 'org_1', name: 'Nordwind', kind: 'partner' as const },
  roles: ['seller' as const],
  actions: ['deal.read' as const],
  via: 'portal' as const,
};

class Counter extends PorticoWidget {
  static readonly tag = 'test-counter';
  count = '';
  protected override async load(signal: AbortSignal): Promise<void> {
    this.follow({ aggregate: 'deal' });
    const { counts } = await this.client.deals.summary.query(undefined, { signal });
    this.count = String(counts.draft);
  }
  protected override renderContent(): unknown {
    return html`<p>${this.count}</p>`;
  }
  protected override renderSkeleton(): unknown {
    return html`<portico-skeleton></portico-skeleton>`;
  }
}

class Who extends LitElement {
  static readonly tag = 'test-who';
  readonly session = followSession(this);
  override render(): unknown {
    const session = this.session.value;
    return html`${session?.status === 'known' ? session.me.user.name : session?.status}`;
  }
}

function portal(draft = 3) {
  return createFakePortal({ 'deals.summary': { counts: { draft }, protections: {} }, 'session.me': me });
}

async function drawCounter(fake: ReturnType<typeof createFakePortal>, locale = 'en'): Promise<Counter> {
  const host = await draw(
    [PorticoPortal, Counter],
    html`<portico-portal .fetch=${fake.fetch} .locale=${locale}
      ><test-counter></test-counter
    ></portico-portal>`,
  );
  return host.querySelector('test-counter') as Counter;
}

const settledIn = (widget: PorticoWidget, phase: string) =>
  vi.waitFor(async () => {
    expect(widget.phase).toBe(phase);
    await widget.updateComplete;
  });

test('a widget shows its shape, then its content, and says that it is ready', async () => {
  const fake = portal();
  let answer = (): void => {};
  fake.answer(
    'deals.summary',
    () => new Promise((resolve) => (answer = () => resolve({ counts: { draft: 3 }, protections: {} }))),
  );
  const widget = await drawCounter(fake);
  const ready = vi.fn();
  document.addEventListener('portico-ready', ready, { once: true });
  expect(inside(widget, '[aria-busy] portico-skeleton')).toBeTruthy();
  await vi.waitFor(() => expect(fake.calls).toHaveLength(1));
  answer();
  await settledIn(widget, 'ready');
  expect(inside(widget, 'p').textContent).toBe('3');
  await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
});

test.each([
  ['offline', 'offline', true],
  ['session_expired', 'expired-session', true],
  ['signed_out', 'expired-session', true],
  ['not_found', 'no-permission', false],
  ['origin_not_allowed', 'refused', false],
  ['unexpected', 'error', true],
  ['unavailable', 'error', true],
] as const)(
  'the fault %s is the phase %s, told in words, and axe finds nothing',
  async (code, phase, again) => {
    const fake = portal();
    fake.fail('deals.summary', code);
    const told = vi.fn();
    document.addEventListener('portico-error', told, { once: true });
    const widget = await drawCounter(fake);
    await settledIn(widget, phase);
    const problem = await vi.waitFor(() => inside(widget, 'portico-problem'));
    expect(problem.textContent?.trim()).not.toBe('');
    expect(problem.querySelector('portico-button') !== null).toBe(again);
    expect(told.mock.calls[0]?.[0]).toMatchObject({ code });
    expect(await faults()).toEqual([]);
  },
);

test('trying again loads again, and going back online does so by itself', async () => {
  const fake = portal();
  fake.fail('deals.summary', 'unavailable');
  const widget = await drawCounter(fake);
  await settledIn(widget, 'error');
  fake.fail('deals.summary', 'offline');
  inside(widget, 'portico-button').click();
  await settledIn(widget, 'offline');
  fake.fail('deals.summary', null);
  dispatchEvent(new Event('online'));
  await settledIn(widget, 'ready');
});

test('a server that is busy is asked again by itself, when it said so', async () => {
  const fake = portal();
  fake.answer('deals.summary', () => {
    fake.answer('deals.summary', { counts: { draft: 3 }, protections: {} });
    throw new Fault('unavailable', { retryAfterSeconds: 0.2 });
  });
  const widget = await drawCounter(fake);
  await settledIn(widget, 'error');
  const problem = await vi.waitFor(() => inside(widget, 'portico-problem'));
  expect(problem.textContent).toContain('We try again by ourselves');
  await settledIn(widget, 'ready');
});

test('what happens on the server is shown without a reload, and a failed look leaves what is shown', async () => {
  const fake = portal(3);
  const widget = await drawCounter(fake);
  await settledIn(widget, 'ready');
  await vi.waitFor(() => expect(fake.listening).toBe(1));
  fake.answer('deals.summary', { counts: { draft: 4 }, protections: {} });
  fake.emit({ name: 'deal.drafted', aggregate: { type: 'deal', id: 'deal_9' } });
  await vi.waitFor(() => expect(inside(widget, 'p').textContent).toBe('4'));
  fake.fail('deals.summary', 'unexpected');
  const before = fake.calls.length;
  fake.emit({ name: 'deal.drafted', aggregate: { type: 'deal', id: 'deal_9' } });
  await vi.waitFor(() => expect(fake.calls.length).toBeGreaterThan(before));
  expect(widget.phase).toBe('ready');
});

test('a widget that leaves stops listening; moved within the page it keeps what it shows', async () => {
  const fake = portal();
  const widget = await drawCounter(fake);
  await settledIn(widget, 'ready');
  await vi.waitFor(() => expect(fake.listening).toBe(1));
  const calls = fake.calls.length;
  const parent = widget.parentElement;
  widget.remove();
  expect(fake.listening).toBe(0);
  parent?.append(widget);
  expect(widget.phase).toBe('ready');
  expect(fake.calls.slice(calls).filter(({ path }) => path === 'session.me')).toEqual([]);
  await vi.waitFor(() => expect(fake.listening).toBe(1));
});

test('the portal gives language and direction to what is inside', async () => {
  const fake = portal();
  fake.fail('deals.summary', 'offline');
  const widget = await drawCounter(fake, 'de-AT');
  await settledIn(widget, 'offline');
  await vi.waitFor(() =>
    expect(inside<HTMLElement & { heading: string }>(widget, 'portico-problem').heading).toBe(
      'Keine Verbindung',
    ),
  );
  expect(widget.lang).toBe('de-AT');
  const host = widget.parentElement as PorticoPortal;
  host.locale = 'ar';
  await vi.waitFor(() => expect(host.dir).toBe('rtl'));
  expect(widget.dir).toBe('rtl');
  host.locale = 'en';
  await vi.waitFor(() => expect(widget.lang).toBe('en'));
});

test('the portal asks who is signed in only when somebody wants to know, once for all', async () => {
  const fake = portal();
  const host = await draw(
    [PorticoPortal, Who],
    html`<portico-portal .fetch=${fake.fetch}><test-who></test-who><test-who></test-who></portico-portal>`,
  );
  await vi.waitFor(() => expect(host.querySelector('test-who')?.shadowRoot?.textContent).toBe('Mara'));
  expect(fake.calls.map(({ path }) => path)).toEqual(['session.me']);
  fake.fail('session.me', 'signed_out');
  await (host as PorticoPortal).refreshSession();
  await vi.waitFor(() => expect(host.querySelector('test-who')?.shadowRoot?.textContent).toBe('unknown'));
});

test('on a page without the tokens a widget brings its own', async () => {
  const widget = document.createElement(Counter.tag);
  define(Counter);
  const sheets = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [];
  document.body.append(widget);
  expect(getComputedStyle(widget).getPropertyValue('--portico-text')).not.toBe('');
  widget.remove();
  document.adoptedStyleSheets = sheets;
});

test('a portal has no client before it is in a page', () => {
  const portal = new (customElements.get(PorticoPortal.tag) as typeof PorticoPortal)();
  expect((): Client => portal.client).toThrow('once it is in a page');
});
