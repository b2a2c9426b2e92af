/*
 * The context community protocol (https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md)
 * in the small part we use. @lit/context speaks the same protocol and could provide to, or consume from, these.
 */

/** A context: its name, and in its type what is given under it; the same type as @lit/context has. */
export type Context<T> = symbol & { __context__: T };

/** Asks for a value; whoever provides it stops the event and calls back, now and whenever it changes. */
export class ContextRequestEvent<T> extends Event {
  readonly context: Context<T>;
  readonly callback: (value: T, unsubscribe?: () => void) => void;
  readonly subscribe: boolean;

  constructor(context: Context<T>, callback: ContextRequestEvent<T>['callback']) {
    super('context-request', { bubbles: true, composed: true });
    this.context = context;
    this.callback = callback;
    this.subscribe = true;
  }
}

/**
 * Gives a value to everything below `host`.
 *
 * @param onAsked is called at each request, before it is answered
 * @returns gives another value from now on
 */
export function provideContext<T>(
  host: HTMLElement,
  context: Context<T>,
  options: { value: T; onAsked?: () => void },
): (value: T) => void {
  let { value } = options;
  const callbacks = new Map<ContextRequestEvent<T>['callback'], () => void>();
  host.addEventListener('context-request', (event: Event) => {
    const request = event as ContextRequestEvent<T>;
    if (request.context !== context || event.composedPath()[0] === host) return;
    event.stopImmediatePropagation();
    options.onAsked?.();
    const unsubscribe = (): void => void callbacks.delete(request.callback);
    if (request.subscribe) callbacks.set(request.callback, unsubscribe);
    request.callback(value, request.subscribe ? unsubscribe : undefined);
  });
  return (next) => {
    value = next;
    callbacks.forEach((unsubscribe, callback) => callback(next, unsubscribe));
  };
}

/** A value out of a context, as long as its host is in the page. A controller for Lit's `addController`. */
export class ContextValue<T> {
  /** What is provided; undefined while nobody provides it. */
  value: T | undefined;

  private readonly host: HTMLElement;
  private readonly context: Context<T>;
  private readonly changed: (value: T) => void;
  private unsubscribe: (() => void) | undefined;

  constructor(host: HTMLElement, context: Context<T>, changed: (value: T) => void) {
    this.host = host;
    this.context = context;
    this.changed = changed;
  }

  hostConnected(): void {
    this.host.dispatchEvent(new ContextRequestEvent(this.context, this.take));
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
  }

  private readonly take = (value: T, unsubscribe?: () => void): void => {
    // Moved below another provider: the one before must not speak any more.
    if (unsubscribe !== this.unsubscribe) this.unsubscribe?.();
    this.unsubscribe = unsubscribe;
    this.value = value;
    this.changed(value);
  };
}
