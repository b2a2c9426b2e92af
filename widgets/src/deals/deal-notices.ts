import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';
import { deadlineWords } from './time-words.ts';
import { revokeWords } from './revoke-words.ts';

interface Notice {
  tone: 'danger' | 'warning' | 'info';
  heading: string;
  detail: string;
}

/** What waits for the vendor, and what the vendor answered: each with what it means for the deal. */
export function dealNotices(deal: DealView, locale: string): TemplateResult[] {
  const notices = [
    sharedNotice(deal),
    revocationNotice(deal, locale),
    appealNotice(deal, locale),
    extensionNotice(deal),
    amendmentNotice(deal),
  ];
  return notices
    .filter((notice) => notice !== null)
    .map(
      ({ tone, heading, detail }) =>
        html`<portico-problem tone=${tone} .heading=${heading} .detail=${detail}></portico-problem>`,
    );
}

function sharedNotice({ shared, sellerName }: DealView): Notice | null {
  if (!shared) return null;
  return {
    tone: 'info',
    heading: msg('Shared with you', { id: 'deals.shared' }),
    detail: msg(str`${sellerName} registered this deal with you as second partner. You can read along.`, {
      id: 'deals.shared.means',
    }),
  };
}

function revocationNotice({ revocation, protection }: DealView, locale: string): Notice | null {
  if (!revocation) return null;
  const at = deadlineWords(revocation.effectiveAt, locale);
  return {
    tone: 'danger',
    heading:
      protection === 'revoked'
        ? msg(str`The protection was taken back with the end of ${at}`, { id: 'deals.revoked' })
        : msg(str`The protection ends with ${at}: the vendor takes it back`, { id: 'deals.revoking' }),
    detail: [revokeWords(revocation.reason), revocation.noteShared].filter(Boolean).join('. '),
  };
}

function appealNotice({ appeal }: DealView, locale: string): Notice | null {
  if (!appeal) return null;
  const { status, noteShared, dueAt, against } = appeal;
  if (status === 'open')
    return {
      tone: 'info',
      heading: msg('Your objection is with the vendor', { id: 'deals.appeal.open' }),
      detail: msg(str`The answer comes by ${deadlineWords(dueAt, locale)}.`, { id: 'deals.appeal.due' }),
    };
  return status === 'upheld'
    ? {
        tone: 'info',
        heading:
          against === 'revocation'
            ? msg('The vendor agrees with you: the protection stays', { id: 'deals.appeal.kept' })
            : msg('The vendor agrees with you and looks at it anew', { id: 'deals.appeal.upheld' }),
        detail: noteShared ?? '',
      }
    : {
        tone: 'warning',
        heading: msg('The vendor stands by the decision', { id: 'deals.appeal.refused' }),
        detail: noteShared ?? '',
      };
}

function extensionNotice({ extension, outcome }: DealView): Notice | null {
  if (!extension || outcome !== 'open' || extension.status === 'approved') return null;
  return extension.status === 'pending'
    ? {
        tone: 'info',
        heading: msg('You asked for longer protection', { id: 'deals.extend.open' }),
        detail: extension.evidence,
      }
    : {
        tone: 'warning',
        heading: msg('The vendor did not extend the protection', { id: 'deals.extend.refused' }),
        detail: extension.noteShared ?? '',
      };
}

function amendmentNotice({ amendment }: DealView): Notice | null {
  if (!amendment || amendment.status === 'approved') return null;
  return amendment.status === 'pending'
    ? {
        tone: 'info',
        heading: msg('Your change is with the vendor', { id: 'deals.amend.open' }),
        detail: msg('Until then the deal and its protection stay as they are.', { id: 'deals.amend.held' }),
      }
    : {
        tone: 'warning',
        heading: msg('The vendor did not agree to your change', { id: 'deals.amend.refused' }),
        detail: amendment.noteShared ?? '',
      };
}

/** The deal this one tries again, and the one that tries it again, to go there; nothing without either. */
export function dealRounds(
  { previous, next }: Pick<DealView, 'previous' | 'next'>,
  open: (dealId: string) => void,
): unknown {
  if (!previous && !next) return nothing;
  const link = (deal: { id: string; number: string | null }, words: string): TemplateResult =>
    html`<portico-button small @click=${() => open(deal.id)}>${words}</portico-button>`;
  return html`<footer>
    ${previous ? link(previous, msg(str`Tried before as ${previous.number ?? ''}`, { id: 'deals.previous' })) : nothing}
    ${next ? link(next, msg(str`Registered again as ${next.number ?? ''}`, { id: 'deals.next' })) : nothing}
  </footer>`;
}
