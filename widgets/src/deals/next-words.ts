import { msg, str } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';
import { deadlineWords } from './time-words.ts';

/** What the state means and what comes next, in a sentence. */
export function nextWords(deal: DealView, locale: string): string {
  const { review, outcome } = deal;
  if (outcome === 'won' || outcome === 'lost')
    return msg('This deal is closed. Nothing is left to do.', { id: 'deals.next.closed' });
  switch (review) {
    case 'submitted':
    case 'in_review':
      return msg('The customer is held for you until the vendor decides. You see the decision here.', {
        id: 'deals.next.wait',
      });
    case 'info_requested':
      return msg('The vendor has a question. The decision waits for your answer.', {
        id: 'deals.next.answer',
      });
    case 'approved':
      return approvedWords(deal, locale);
    case 'rejected':
    case 'duplicate':
      return refusedWords(deal);
    case 'withdrawn':
      return msg('This registration was withdrawn. You may register the customer again.', {
        id: 'deals.next.withdrawn',
      });
    case 'draft':
      return msg('This is a draft. Only you and your colleagues see it.', { id: 'deals.next.draft' });
  }
}

function approvedWords(deal: DealView, locale: string): string {
  const { protection, protectionEnd, outcome, extensionWindow, revocation } = deal;
  const until = protectionEnd ? deadlineWords(protectionEnd, locale) : '';
  if (protection === 'revoked')
    return msg('The vendor took the protection back. Other partners may register the customer.', {
      id: 'deals.next.revoked',
    });
  if (revocation)
    return msg(
      str`Protection ends with ${deadlineWords(revocation.effectiveAt, locale)}, unless the vendor thinks again.`,
      {
        id: 'deals.next.revoking',
      },
    );
  if (outcome === 'converted')
    return msg('The vendor’s sales works on it with you. Tell how it ends.', { id: 'deals.next.converted' });
  switch (protection) {
    case 'expiring':
      return extensionWindow
        ? msg(str`Protection ends with ${until}. You can ask for longer protection while you work on it.`, {
            id: 'deals.next.expiring',
          })
        : msg(str`Protection ends with ${until}. Then other partners may register the customer.`, {
            id: 'deals.next.ending',
          });
    case 'held':
      return msg('Protection goes on until the vendor has answered.', { id: 'deals.extend.held' });
    case 'expired':
      return msg(str`Protection ended with ${until}. Other partners may register the customer.`, {
        id: 'deals.next.expired',
      });
    case 'active':
    case 'none':
    case 'provisional':
    case 'released':
      return msg(str`The customer is protected for you until ${until}.`, { id: 'deals.next.approved' });
  }
}

function refusedWords({ appealOpen, appealUntil, next }: DealView): string {
  if (appealOpen)
    return msg('The vendor looks at your objection. You see the answer here.', { id: 'deals.next.appealed' });
  if (next)
    return msg(str`You registered the customer again as ${next.number ?? ''}.`, { id: 'deals.next.again' });
  return appealUntil
    ? msg(
        'The vendor did not accept this registration. You can object, or register again with something new.',
        {
          id: 'deals.next.objectable',
        },
      )
    : msg('The vendor did not accept this registration. The reason is with the deal.', {
        id: 'deals.next.rejected',
      });
}
