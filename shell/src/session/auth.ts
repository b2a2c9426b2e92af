/** What signing in and its neighbours can answer. Whether a person exists is never one of them. */
export type AuthOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: AuthProblem };

/** An outcome that brings something along. */
type AuthAnswer<T> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly problem: AuthProblem };

/** Why it did not work, as far as the person in front may know. */
export type AuthProblem =
  | 'wrong'
  | 'link_used'
  | 'weak_password'
  | 'too_many_requests'
  | 'offline'
  | 'unexpected';

/** The shortest password taken; the server's own limit. */
export const PASSWORD_LENGTH_MIN = 12;

/** Signs in with e-mail and password; the session comes as a cookie that scripts cannot read. */
export function signIn(credentials: { email: string; password: string }): Promise<AuthOutcome> {
  return post('/sign-in/email', credentials, 'wrong');
}

/** Sends a link that signs in, if the person is known; the answer is the same if not. */
export function sendSignInLink(email: string, returnTo: string): Promise<AuthOutcome> {
  return post(
    '/sign-in/magic-link',
    { email, callbackURL: returnTo, errorCallbackURL: '/sign-in?problem=link_used' },
    'unexpected',
  );
}

/** Sends a link to choose a new password, if the person is known; the answer is the same if not. */
export function sendPasswordLink(email: string): Promise<AuthOutcome> {
  return post('/request-password-reset', { email, redirectTo: '/reset-password' }, 'unexpected');
}

/** Sets a new password with the token of a link, which is used up by it. */
export function resetPassword(token: string, newPassword: string): Promise<AuthOutcome> {
  return post('/reset-password', { token, newPassword }, 'link_used');
}

/** Ends the session on this device. */
export function signOut(): Promise<AuthOutcome> {
  return post('/sign-out', {}, 'unexpected');
}

/** An invitation as the page behind its link shows it. */
export interface Invitation {
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string;
  /** Whether the address has an account; then neither name nor password is asked for. */
  readonly hasAccount: boolean;
}

/** What the link of an invitation leads to. */
export async function lookAtInvitation(token: string): Promise<AuthAnswer<Invitation>> {
  return ask<Invitation>('/invitation', { token }, 'link_used');
}

/** Accepts an invitation, which also signs in; name and password only where there is no account yet. */
export function acceptInvitation(
  token: string,
  account: { name: string; password: string } | null,
): Promise<AuthOutcome> {
  return post('/accept-invitation', { token, ...account }, 'link_used');
}

function post(path: string, body: object, refused: AuthProblem): Promise<AuthOutcome> {
  return ask(path, body, refused);
}

/** @param refused what a refusal (4xx) of this route means */
async function ask<T>(path: string, body: object, refused: AuthProblem): Promise<AuthAnswer<T>> {
  try {
    const response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true, answer: (await response.json()) as T };
    return { ok: false, problem: await problemOf(response, refused) };
  } catch (error) {
    // An answer that is no JSON comes from something between us and the server.
    return { ok: false, problem: error instanceof SyntaxError ? 'unexpected' : 'offline' };
  }
}

async function problemOf(response: Response, refused: AuthProblem): Promise<AuthProblem> {
  if (response.status === 429) return 'too_many_requests';
  if (response.status >= 500) return 'unexpected';
  const answer: unknown = await response.json().catch(() => null);
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : null;
  return code === 'PASSWORD_TOO_SHORT' || code === 'PASSWORD_TOO_LONG' ? 'weak_password' : refused;
}
