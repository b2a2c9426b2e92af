import type { FaultJson } from '@portico/domain/fault';
import type { EmbedSession } from '@portico/runtime/session';

/*
 * What a page and the frame of a widget say to each other. Two messages go by `postMessage`, each to one exact origin and
 * without any data: the frame's hello and the page's welcome, both with the number that only this frame was given. The
 * welcome brings a port; everything else goes over that.
 */

/** How the host's server answered, as far as a frame is told of it. */
export interface Answered {
  readonly status: number;
  readonly redirected: boolean;
  /** Whether it passed on that the portal refuses its secret key. */
  readonly isKeyRefused?: boolean;
}

/** The frame is there. */
export interface Hello {
  readonly type: 'portico-hello';
  readonly nonce: string;
}

/** The page has a port for it. */
export interface Welcome {
  readonly type: 'portico-welcome';
  readonly nonce: string;
}

/** Page to frame: what stands on the element, and the looks it would inherit there. */
export interface Look {
  readonly type: 'look';
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly scheme: string;
}

/**
 * Page to frame: a session, or why there is none: a fault, what the host's server answered, that samples are to be shown, or
 * nothing that could be asked.
 */
export interface SessionAnswer {
  readonly type: 'session';
  readonly session?: EmbedSession;
  readonly fault?: FaultJson;
  readonly samples?: boolean;
  readonly answered?: Answered;
}

/** Page to frame: properties that were set on the element. */
export interface PropertiesSet {
  readonly type: 'properties';
  readonly values: Readonly<Record<string, unknown>>;
}

/** Page to frame. */
export type ToFrame = Look | PropertiesSet | SessionAnswer | { readonly type: 'focus' | 'retry' | 'renew' };

/** Frame to page. */
export type ToPage =
  | { readonly type: 'session' | 'sign-in' | 'escape' }
  | { readonly type: 'size'; readonly height: number; readonly used: boolean }
  | { readonly type: 'event'; readonly name: string; readonly data: Readonly<Record<string, unknown>> };
