import { msg } from '@portico/ui/msg';
import type { AuthProblem } from './auth.ts';

/** What went wrong at the door, in words with the next step. Kind, and the same for people we do not know. */
export function describeAuthProblem(problem: AuthProblem): { heading: string; detail: string } {
  switch (problem) {
    case 'wrong':
      return {
        heading: msg('That e-mail and password do not go together', { id: 'shell.auth.wrong' }),
        detail: msg('Check both, or have us e-mail you a link instead.', { id: 'shell.auth.wrong.next' }),
      };
    case 'link_used':
      return {
        heading: msg('This link no longer works', { id: 'shell.auth.link-used' }),
        detail: msg('A link works once and for a short time. Ask for a new one.', {
          id: 'shell.auth.link-used.next',
        }),
      };
    case 'weak_password':
      return {
        heading: msg('This password cannot be used', { id: 'shell.auth.weak' }),
        detail: msg('Take at least 12 and at most 128 characters.', { id: 'shell.auth.weak.next' }),
      };
    case 'too_many_requests':
      return {
        heading: msg('Too many tries', { id: 'shell.auth.too-many' }),
        detail: msg('Wait a minute, then try again.', { id: 'shell.auth.too-many.next' }),
      };
    case 'offline':
      return {
        heading: msg('You are offline', { id: 'shell.auth.offline' }),
        detail: msg('Check your connection and try again. What you typed is still here.', {
          id: 'shell.auth.offline.next',
        }),
      };
    case 'unexpected':
      return {
        heading: msg('Something went wrong on our side', { id: 'shell.auth.unexpected' }),
        detail: msg('Try again in a moment.', { id: 'shell.auth.unexpected.next' }),
      };
  }
}

/** Whether a text is an e-mail address as far as a form should say; the mail itself is the proof. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());
}
