import { onTestFinished, vi } from 'vitest';

/** One call of the sign-in routes. */
export interface AuthCall {
  readonly path: string;
  readonly body: unknown;
}

/**
 * Answers the sign-in routes until the test ends.
 *
 * @param answer status and body for a path; null cuts the line
 */
export function answerAuth(answer: (path: string) => { status: number; body?: object } | null): AuthCall[] {
  const calls: AuthCall[] = [];
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.href).pathname.replace(
      '/api/auth',
      '',
    );
    calls.push({ path, body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null });
    const given = answer(path);
    return given === null
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(Response.json(given.body ?? {}, { status: given.status }));
  });
  onTestFinished(() => spy.mockRestore());
  return calls;
}
