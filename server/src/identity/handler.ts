import { Fault } from '@portico/domain/fault';
import { type Attempt, createAttemptLimits, findRoute } from './limits.ts';

const BASE = '/api/auth';
const BODY_MAX_CHARACTERS = 16_384;

/**
 * The doors of `/api/auth` that are open: an allow-list before better-auth, whose plugins bring many more. Attempts at
 * signing in are limited here.
 */
export function createAuthHandler(
  answer: (request: Request) => Promise<Response>,
): (request: Request, clientIp?: string) => Promise<Response> {
  const limits = createAttemptLimits();
  return async (request, clientIp = 'unknown') => {
    const path = new URL(request.url).pathname.slice(BASE.length);
    const route = findRoute(request.method, path);
    if (!route) return faultResponse(new Fault('not_found'));
    const body = request.method === 'POST' ? await request.text() : undefined;
    if (body !== undefined && body.length > BODY_MAX_CHARACTERS) return faultResponse(new Fault('too_large'));
    // JSON only: a plain form of another site cannot send it, and the account is always readable for the limits.
    if (body && !/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
      return faultResponse(new Fault('bad_input', { fields: [{ path: '', key: 'json' }] }));
    const attempt: Attempt = { clientIp, path, email: body === undefined ? null : emailIn(body) };
    const retryAfterSeconds = route.limited ? limits.take(attempt) : 0;
    if (retryAfterSeconds > 0) return faultResponse(new Fault('too_many_requests', { retryAfterSeconds }));
    const headers = new Headers(request.headers);
    headers.delete('content-length');
    const response = await answer(
      new Request(request.url, { method: request.method, headers, ...(body === undefined ? {} : { body }) }),
    );
    if (route.limited && path === '/sign-in/email' && response.ok) limits.succeed(attempt);
    const answered = new Headers(response.headers);
    answered.set('Cache-Control', 'no-store');
    return new Response(response.body, { status: response.status, headers: answered });
  };
}

function emailIn(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' &&
      parsed !== null &&
      'email' in parsed &&
      typeof parsed.email === 'string'
      ? parsed.email.slice(0, 254)
      : null;
  } catch {
    return null;
  }
}

function faultResponse(fault: Fault): Response {
  const { retryAfterSeconds } = fault.detail;
  return Response.json(
    { error: fault.toJSON() },
    {
      status: fault.status,
      headers: {
        'Cache-Control': 'no-store',
        ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      },
    },
  );
}
