import { Fault } from '@portico/domain/fault';
import type { FetchSession } from '@portico/runtime/session';
import type { EmbedSettings } from '../settings.ts';
import { currentDialog, openDialog, type OpenDialog } from './dialog.ts';
import { renew } from './renew.ts';

/** How `Portico.open` shows a widget. Every other key is an attribute of it. */
export interface OpenOptions {
  /** In the middle of the page or at its end; `modal` by default. */
  as?: 'modal' | 'drawer';
  /** What the dialog is called when it is read out. */
  label?: string;
  [attribute: string]: string | boolean | undefined;
}

const heard = new WeakMap<EmbedSettings, AbortController>();
const destroyed = new WeakSet<EmbedSettings>();

/**
 * `Portico.on('submitted', listener)`: hears an event of every widget of the page, by its name with or without `portico-`.
 *
 * @returns ends it
 */
export function on(settings: EmbedSettings, name: string, listener: (event: Event) => void): () => void {
  const type = name.startsWith('portico-') ? name : `portico-${name}`;
  const ending = heard.get(settings) ?? new AbortController();
  heard.set(settings, ending);
  document.addEventListener(type, listener, { signal: ending.signal });
  return () => document.removeEventListener(type, listener);
}

/**
 * `Portico.open('deal-registration', { as: 'drawer' })`: lays a widget over the page. One at a time.
 *
 * @throws Error when there is no such widget, and after `Portico.destroy()`
 */
export function open(settings: EmbedSettings, widget: string, options: OpenOptions = {}): OpenDialog {
  const tag = widget.startsWith('portico-') ? widget : `portico-${widget}`;
  if (destroyed.has(settings))
    throw new Error('Portico was destroyed on this page: it comes back when the page is loaded again');
  if (!(tag in settings.registry)) throw new Error(`Portico has no widget ${widget}`);
  const { as = 'modal', label, ...attributes } = options;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  return openDialog(element, { as, label });
}

/**
 * `Portico.identify(fetchSession)`: this is how a session is had from now on. Who is signed in may be another: widgets
 * that are shown begin anew.
 */
export async function identify(settings: EmbedSettings, fetchSession: FetchSession): Promise<void> {
  settings.fetchSession = fetchSession;
  await renew(settings);
}

/** `Portico.destroy()`: takes every widget off the page and ends what they do, until the page is loaded again. */
export function destroy(settings: EmbedSettings): void {
  currentDialog()?.close();
  destroyed.add(settings);
  // What is found from now on is nothing that there is.
  for (const tag of Object.keys(settings.registry)) Reflect.deleteProperty(settings.registry, tag);
  for (const end of settings.ends ?? []) end();
  heard.get(settings)?.abort();
  settings.page?.refuse(new Fault('signed_out'));
  for (const element of settings.elements) element.remove();
}

/** `Portico.push(['on', …], …)`: calls made before the script was there, each a name and what goes with it. */
export async function push(settings: EmbedSettings, ...calls: readonly unknown[][]): Promise<void> {
  const doers: Record<string, (settings: EmbedSettings, ...given: never[]) => unknown> = {
    on,
    open,
    identify,
    destroy,
  };
  for (const [name, ...given] of calls) await doers[String(name)]?.(settings, ...(given as never[]));
}

/** Serves the page around this frame, on our own page: not for a host's. */
export async function serve(settings: EmbedSettings, start: (root: Document) => void): Promise<void> {
  (await import('../frame/frame.ts')).serve(settings, () => start(document));
}

/** The calls that the page made before the script was there. What else a page has under the name is not for us. */
export async function queue(settings: EmbedSettings, calls: unknown): Promise<void> {
  if (Array.isArray(calls)) await push(settings, ...(calls as unknown[][]));
}

/** Another embed script came, of this version or of another: it does nothing, and the console says so. Not for a host's. */
export async function again(): Promise<void> {
  (await import('./several.ts')).tellOfSeveral();
}
