import type { EmbedScope } from '@portico/domain/access';
import type { Refusal } from '@portico/domain/refusal';
import { msg, str } from '@portico/ui/msg';

/** What a page may do with a scope, as the person reads it before agreeing. */
export function scopeWords(scope: EmbedScope): string {
  switch (scope) {
    case 'deals:read':
      return msg('see the deals that you see', { id: 'connect.scope.read' });
    case 'deals:register':
      return msg('register deals and answer questions about them', { id: 'connect.scope.register' });
    case 'accounts:check':
      return msg('ask whether a customer is free', { id: 'connect.scope.check' });
  }
}

/** Why a page may not act for this person, and what helps. */
export interface Denied {
  readonly heading: string;
  readonly detail: string;
  /** Whether another person of theirs might be the right one. */
  readonly mayBeOther: boolean;
}

/** A refusal of the pop-up in words. What exists elsewhere is not said: only that it is not this person's. */
export function deniedWords({ key }: Refusal, origin: string): Denied {
  switch (key) {
    case 'other_organisation':
      return {
        heading: msg('This site belongs to another organisation', { id: 'connect.denied.other' }),
        detail: msg('You are signed in for an organisation that this site is not part of.', {
          id: 'connect.denied.other.text',
        }),
        mayBeOther: true,
      };
    case 'not_for_your_role':
      return {
        heading: msg('Your roles do not allow this', { id: 'connect.denied.role' }),
        detail: msg('Ask an administrator of your organisation for a role that works with deals.', {
          id: 'connect.denied.role.text',
        }),
        mayBeOther: true,
      };
    case 'scope_not_allowed':
      return {
        heading: msg('The site asks for more than it may', { id: 'connect.denied.scope' }),
        detail: msg('Whoever looks after the site can change this in the portal, under Sites and keys.', {
          id: 'connect.denied.scope.text',
        }),
        mayBeOther: false,
      };
    default:
      return {
        heading: msg('We do not know this site', { id: 'connect.denied.origin' }),
        detail: msg(
          str`${origin} is not registered with the key that it shows. Nothing was passed on. If it is yours, check its key and origin in the portal.`,
          { id: 'connect.denied.origin.text' },
        ),
        mayBeOther: false,
      };
  }
}
