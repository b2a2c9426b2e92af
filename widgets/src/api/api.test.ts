import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { PorticoReadyEvent, PorticoSubmittedEvent } from '@portico/runtime/events';
import type { EmbedSettings } from '../settings.ts';
import { destroy, on, open, push } from './api.ts';
import { currentDialog } from './dialog.ts';
import { watch } from './watch.ts';

const settings: EmbedSettings = {
  server: location.origin,
  elements: new Set(),
  framed: '[isolation=frame]',
  registry: { 'portico-deal-list': { load: () => Promise.reject(new Error('not here')), blockSize: 700 } },
};

afterEach(() => currentDialog()?.close());

function place<T extends HTMLElement>(element: T): T {
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
}

test('an event is heard by its short or its long name, until that is ended', () => {
  const heard = vi.fn();
  const end = on(settings, 'submitted', heard);
  on(settings, 'portico-submitted', (event) => void heard(event));
  const widget = place(document.createElement('portico-deal-list'));
  widget.dispatchEvent(new PorticoSubmittedEvent('deal_1', 'D-1'));
  expect(heard).toHaveBeenCalledTimes(2);
  end();
  widget.dispatchEvent(new PorticoSubmittedEvent('deal_1', 'D-1'));
  expect(heard).toHaveBeenCalledTimes(3);
});

test('calls made before the script was there are made in their order', async () => {
  const heard = vi.fn();
  await push(settings, ['on', 'ready', heard], ['open', 'deal-list', { as: 'drawer', review: 'approved' }]);
  const { element } = currentDialog() ?? {};
  expect(element?.getAttribute('review')).toBe('approved');
  element?.dispatchEvent(new PorticoReadyEvent());
  expect(heard).toHaveBeenCalledOnce();
});

test('after destroy, a widget that is opened is refused with what brings it back', () => {
  const gone: EmbedSettings = { ...settings, registry: { ...settings.registry } };
  destroy(gone);
  expect(() => open(gone, 'deal-list')).toThrow('comes back when the page is loaded again');
});

test('a widget that there is not is refused', () => {
  expect(() => open(settings, 'nothing')).toThrow('Portico has no widget nothing');
});

test('a dialog takes the focus, rests the page without moving it, and gives both back on Escape', async () => {
  const button = place(document.createElement('button'));
  const tall = place(document.createElement('div'));
  tall.style.height = '5000px';
  const { offsetWidth } = tall;
  button.focus();
  const { element, closed } = open(settings, 'deal-list', { label: 'Deals' });
  const dialog = element.closest('dialog');
  expect(dialog?.matches(':modal')).toBe(true);
  expect(dialog?.ariaLabel).toBe('Deals');
  expect(getComputedStyle(document.documentElement).overflow).toBe('hidden');
  expect(tall.offsetWidth).toBe(offsetWidth);
  expect(document.activeElement).not.toBe(button);
  await userEvent.keyboard('{Escape}');
  await closed;
  expect(document.activeElement).toBe(button);
  expect(document.documentElement.style.overflow).toBe('');
  expect(element.isConnected).toBe(false);
});

test('a dialog is as wide as its widget needs: a form in a column, all columns of the list', async () => {
  await page.viewport(1280, 800);
  const entry = { load: () => Promise.reject(new Error('not here')), blockSize: 700 };
  const both = { ...settings, registry: { 'portico-deal-list': entry, 'portico-deal-registration': entry } };
  const width = (widget: string) => open(both, widget).element.closest('dialog')?.offsetWidth;
  expect(width('deal-registration')).toBe(640);
  expect(width('deal-list')).toBe(1040);
  await page.viewport(800, 800);
  expect(width('deal-list')).toBe(768);
  await page.viewport(1280, 800);
});

test('Escape told by a frame closes too', async () => {
  const { element, closed } = open(settings, 'deal-list');
  element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
  await closed;
  expect(currentDialog()).toBeUndefined();
});

test('there is one dialog at a time', async () => {
  const first = open(settings, 'deal-list');
  const second = open(settings, 'deal-list', { as: 'drawer' });
  await first.closed;
  expect(currentDialog()).toBe(second);
  expect(document.querySelectorAll('body > div:last-of-type')).toHaveLength(1);
  expect(getComputedStyle(document.documentElement).overflow).toBe('hidden');
});

test('the page is told of each state, size and ended session of a widget, once', async () => {
  const widget = document.createElement('portico-deal-list');
  widget.setAttribute('phase', 'loading');
  widget.style.cssText = 'display:block;width:300px;height:100px';
  place(widget);
  const told: string[] = [];
  for (const name of ['portico-state', 'portico-resize', 'portico-session-expired'] as const)
    widget.addEventListener(name, (event) => {
      const { state, height } = event as Event & { state?: string; height?: number };
      told.push(`${name} ${state ?? height ?? ''}`.trim());
    });
  onTestFinished(watch([widget]));
  await vi.waitFor(() => expect(told).toEqual(['portico-state loading', 'portico-resize 100']));
  widget.setAttribute('phase', 'expired-session');
  const error = Object.assign(new Event('portico-error', { bubbles: true, composed: true }), {
    code: 'session_expired',
  });
  widget.dispatchEvent(error);
  await vi.waitFor(() => expect(told).toContain('portico-state expired-session'));
  expect(told.filter((each) => each === 'portico-session-expired')).toHaveLength(1);
});
