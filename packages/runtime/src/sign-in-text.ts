import type { Fault } from '@portico/domain/fault';
import { msg, str } from '@portico/ui/msg';

/** Whether the person is to sign in here, in a pop-up. The fault then says why as `sign-in`, and the vendor's name as `brand`. */
export function asksToSignIn(fault: Fault): boolean {
  return wordOf(fault, 'sign-in') !== undefined;
}

/** What the button says. */
export function signInLabel(fault: Fault): string {
  const brand = wordOf(fault, 'brand') ?? '';
  return msg(str`Sign in with ${brand}`, { id: 'runtime.signin.button' });
}

/** Why there is no session yet, and what to do. */
export function signInText(fault: Fault): { heading: string; detail: string } {
  return {
    heading: msg('Sign in to go on', { id: 'runtime.signin' }),
    detail: detailOf(wordOf(fault, 'sign-in')),
  };
}

function detailOf(reason = 'needed'): string {
  switch (reason) {
    case 'blocked':
      return msg(
        'The browser held the window back. Allow pop-ups for this page, then press the button again.',
        {
          id: 'runtime.signin.blocked',
        },
      );
    case 'closed':
      return msg(
        'The window was closed before you had signed in, or this page lost sight of it. Press the button to open it again.',
        {
          id: 'runtime.signin.closed',
        },
      );
    case 'declined':
      return msg('You did not let this page act for you. Press the button if you have changed your mind.', {
        id: 'runtime.signin.declined',
      });
    case 'failed':
      return msg('You signed in, but this page got no answer. Press the button to try again.', {
        id: 'runtime.signin.failed',
      });
    default:
      return msg('A window opens for it. Your password stays in that window.', { id: 'runtime.signin.next' });
  }
}

function wordOf({ detail }: Fault, name: string): string | undefined {
  return detail.fields?.find(({ path }) => path === name)?.key;
}
