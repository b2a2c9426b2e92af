import { msg, str } from '@portico/ui/msg';
import type { Fault, FaultCode, FieldFault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import { inputText } from './input-text.ts';
import { asksToSignIn, signInText } from './sign-in-text.ts';

/** What went wrong, what it means for the reader, and what to do. */
export interface FaultText {
  heading: string;
  detail: string;
}

const readerCodes = ['offline', 'session_expired', 'signed_out', 'not_found', 'origin_not_allowed'] as const;
type ReaderCode = (typeof readerCodes)[number];

/**
 * A fault in the reader's words. A later try is offered where `fault.retryable`, or where the session only needs renewing.
 *
 * @param mayHaveTyped whether there was something to fill in; without it, nothing is said to be kept
 */
export function faultText(fault: Fault, mayHaveTyped = true): FaultText {
  const { code, detail } = fault;
  const field = detail.fields?.[0];
  if (field?.path.startsWith('data-')) return setupText(field);
  if (asksToSignIn(fault)) return signInText(fault);
  if (code === 'unexpected') return unexpectedText(detail.requestId);
  const text = isAboutReader(code) ? readerText(code) : actText(code);
  if (code === 'bad_input' && field?.path) return { ...text, detail: inputText(field) };
  return { ...text, ...(mayHaveTyped ? {} : untypedDetail(code)) };
}

/** Whether the server, or the host's, has too much to do: the same is worth another try in a moment. */
export function isBusy(code: FaultCode): boolean {
  return code === 'unavailable' || code === 'too_many_requests';
}

/** What comes next where nothing was typed that could be kept. */
function untypedDetail(code: FaultCode): Partial<FaultText> {
  if (code === 'offline')
    return { detail: msg('It goes on when you are back online.', { id: 'runtime.offline.wait' }) };
  if (code === 'session_expired')
    return { detail: msg('Try again, or reload the page and sign in.', { id: 'runtime.expired.wait' }) };
  return isBusy(code) ? { detail: msg('We try again by ourselves.', { id: 'runtime.busy.wait' }) } : {};
}

/** What the embed's script tag lacks, for whoever runs the site: `path` is the attribute, `key` what is wrong with it. */
function setupText({ path, key }: FieldFault): FaultText {
  if (path === 'data-frame' || path === 'data-connect' || path === 'data-blocked')
    return blockedText(path, key);
  if (path === 'data-key' && key === 'secret') return leakedText();
  const detail =
    key === 'secret_key'
      ? msg(
          'The portal refuses the secret key of this site: it was revoked, has ended or was mistyped. Give the site’s server a new one from the portal’s settings.',
          { id: 'runtime.setup.refused-key' },
        )
      : key !== 'required'
        ? msg(str`The address in data-session gives no session (${key}). Check it and the route behind it.`, {
            id: 'runtime.setup.route',
          })
        : path === 'data-key'
          ? msg('The script tag has no data-key. Copy the tag from the portal’s settings.', {
              id: 'runtime.setup.key',
            })
          : msg('The script tag has no data-session. Copy the tag from the portal’s settings.', {
              id: 'runtime.setup.session',
            });
  return { heading: msg('This page is not set up yet', { id: 'runtime.setup' }), detail };
}

/** The tag shows the world what only the site's server may know. */
function leakedText(): FaultText {
  return {
    heading: msg('A secret key is in this page', { id: 'runtime.setup.leaked' }),
    detail: msg(
      'Anybody can read it here, so it has leaked: revoke it in the portal’s settings. data-key takes the publishable key, pk_….',
      { id: 'runtime.setup.leaked.next' },
    ),
  };
}

/** The page's own policy keeps our frames or our server out, or something in this browser does. */
function blockedText(path: 'data-frame' | 'data-connect' | 'data-blocked', server: string): FaultText {
  if (path === 'data-blocked')
    return {
      heading: msg('Blocked in this browser', { id: 'runtime.blocked' }),
      detail: msg(
        str`Something here, often an ad blocker, holds back requests to ${server}. Allow them for this page, then reload it.`,
        { id: 'runtime.blocked.next' },
      ),
    };
  return {
    heading: msg('This page is not set up yet', { id: 'runtime.setup' }),
    detail:
      path === 'data-frame'
        ? msg(str`The page’s content security policy keeps our frame out. Add ${server} to its frame-src.`, {
            id: 'runtime.setup.frame',
          })
        : msg(
            str`The page’s content security policy keeps our server out. Add ${server} to its connect-src.`,
            {
              id: 'runtime.setup.connect',
            },
          ),
  };
}

function isAboutReader(code: FaultCode): code is ReaderCode {
  return (readerCodes as readonly string[]).includes(code);
}

/** Faults of who asks, and from where. */
function readerText(code: ReaderCode): FaultText {
  switch (code) {
    case 'offline':
      return {
        heading: msg('No connection', { id: 'runtime.offline' }),
        detail: msg('What you typed is kept. It goes on when you are back online.', {
          id: 'runtime.offline.next',
        }),
      };
    case 'session_expired':
      return {
        heading: msg('Your session has ended', { id: 'runtime.expired' }),
        detail: msg('What you typed is kept. Try again, or reload the page and sign in.', {
          id: 'runtime.expired.next',
        }),
      };
    case 'signed_out':
      return {
        heading: msg('You are not signed in', { id: 'runtime.signedout' }),
        detail: msg('Sign in on this site, then try again.', { id: 'runtime.signedout.next' }),
      };
    case 'not_found':
      return {
        heading: msg('Nothing to see here', { id: 'runtime.notfound' }),
        detail: msg('It does not exist, or it is not open to you. Ask your administrator for access.', {
          id: 'runtime.notfound.next',
        }),
      };
    case 'origin_not_allowed':
      return {
        heading: msg('This page may not show this', { id: 'runtime.origin' }),
        detail: msg(
          str`Add ${location.origin} to the site in the portal’s settings, and check that data-key is its key. If this is not your site, please tell its owner.`,
          { id: 'runtime.origin.next' },
        ),
      };
  }
}

/** Faults of what was asked, and of the moment. */
function actText(code: Exclude<FaultCode, ReaderCode | 'unexpected'>): FaultText {
  switch (code) {
    case 'stale_edit':
    case 'already_exists':
      return {
        heading: msg('Somebody was quicker', { id: 'runtime.stale' }),
        detail: msg('This was changed in the meantime. Look at the newest state, then do it again.', {
          id: 'runtime.stale.next',
        }),
      };
    case 'idempotency_key_reused':
      return {
        heading: msg('This was sent before, with other words', { id: 'runtime.reused' }),
        detail: msg(
          'What you typed is kept. Look at the newest state, then send it once more if it still holds.',
          {
            id: 'runtime.reused.next',
          },
        ),
      };
    case 'bad_input':
    case 'too_large':
    case 'idempotency_key_missing':
      return {
        heading: msg('This could not be taken', { id: 'runtime.input' }),
        detail: msg('Something in it has a form we cannot read. Check what you typed and try again.', {
          id: 'runtime.input.next',
        }),
      };
    case 'too_many_requests':
    case 'in_flight':
    case 'unavailable':
      return {
        heading: msg('We are busy', { id: 'runtime.busy' }),
        detail: msg('What you typed is kept. Try again in a moment.', { id: 'runtime.busy.next' }),
      };
  }
}

function unexpectedText(requestId: string | undefined): FaultText {
  return {
    heading: msg('Something went wrong', { id: 'runtime.unexpected' }),
    detail: requestId
      ? msg(str`It is our fault, not yours. Try again; if it stays, quote ${requestId}.`, {
          id: 'runtime.unexpected.quote',
        })
      : msg('It is our fault, not yours. Try again in a moment.', { id: 'runtime.unexpected.next' }),
  };
}

/** Whether the reader should be offered to try again: it may work, or work after renewing the session. */
export function canTryAgain(fault: Fault): boolean {
  return fault.retryable || fault.status === 401;
}

/** A refusal of the business in the reader's words, ending in what can be done. */
export function refusalText({ key, rule }: Refusal): string {
  if (key.startsWith('not_from_') || key === 'not_open')
    return msg('This is no longer possible: the state has changed. Look at the newest state.', {
      id: 'runtime.refusal.state',
    });
  switch (key) {
    case 'required':
      return msg('Please fill this in.', { id: 'runtime.field.required' });
    case 'own_deal':
      return msg('You submitted this deal, so somebody else has to decide it.', {
        id: 'runtime.refusal.own',
      });
    case 'same_deal':
      return msg('A deal cannot repeat itself. Choose another one.', { id: 'runtime.refusal.same' });
    default:
      return msg(str`This is against rule ${rule}. Ask your partner manager how to go on.`, {
        id: 'runtime.refusal.rule',
      });
  }
}
