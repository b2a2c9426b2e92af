import type { WidgetPhase } from './widget.ts';

/*
 * What the page is told of every widget it holds, beside what a widget itself says (`events.ts`). Sent by the embed script,
 * for framed widgets as for those in the page; loaded after the first widget.
 */

/** Where a widget stands has changed: it loads, is ready, or cannot go on. */
export class PorticoStateEvent extends Event {
  readonly state: WidgetPhase;

  constructor(state: WidgetPhase) {
    super('portico-state', { bubbles: true, composed: true });
    this.state = state;
  }
}

/** The session has ended and could not be renewed: the page may let the person sign in again. What was typed is kept. */
export class PorticoSessionExpiredEvent extends Event {
  constructor() {
    super('portico-session-expired', { bubbles: true, composed: true });
  }
}

/** A widget takes another size, in whole CSS pixels. */
export class PorticoResizeEvent extends Event {
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    super('portico-resize', { bubbles: true, composed: true });
    this.width = width;
    this.height = height;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-state': PorticoStateEvent;
    'portico-session-expired': PorticoSessionExpiredEvent;
    'portico-resize': PorticoResizeEvent;
  }
}
