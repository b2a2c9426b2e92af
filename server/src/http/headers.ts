import type { ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What every route has: Node's request and answer (none under `app.request()` in tests) and the request's id. */
export interface HttpEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

/**
 * Sets headers where it is cheapest: straight on Node's outgoing message. Through Hono's response each one would build a
 * new Response, which measured five times the cost of the rest of the request.
 */
export function setHeaders(c: Context<HttpEnv>, headers: Record<string, string>): void {
  const outgoing = outgoingOf(c);
  for (const [name, value] of Object.entries(headers)) {
    if (outgoing) outgoing.setHeader(name, value);
    else c.header(name, value);
  }
}

/** Takes a header back that every answer carries, for the one route that must not have it. */
export function removeHeader(c: Context<HttpEnv>, name: string): void {
  outgoingOf(c)?.removeHeader(name);
  c.header(name, undefined);
}

/** The type of a JSON answer. It goes with the body: Node's adapter names a type of its own where the response has none. */
export const JSON_TYPE = { 'Content-Type': 'application/json' } as const;

/** Node's outgoing message, when a server is there. */
export function outgoingOf(c: Context<HttpEnv>): ServerResponse | null {
  const bindings = c.env as Partial<HttpBindings> | undefined;
  return bindings?.outgoing ?? null;
}

/**
 * What every answer carries. The portal's pages run nothing but our own scripts, put no text into the page that did not
 * pass a Trusted Types policy, and cannot be framed.
 */
export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html portico',
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Only over https: the browser then never speaks plainly to this host again. */
export const transportHeaders: Record<string, string> = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

/** For what pages of other origins fetch. */
export const corsHeaders = {
  methods: 'GET, POST, OPTIONS',
  headers: 'authorization, content-type, idempotency-key, last-event-id',
  maxAgeSeconds: 7200,
} as const;
