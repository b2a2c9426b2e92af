import { msg, str } from '@lit/localize';
import type { DealView } from '@portico/domain/deals/views';

/** What the state means and what comes next, in a sentence. */
export function nextWords({ review, outcome, protectionEnd }: DealView, locale: string): string {
  const until = protectionEnd
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(Date.parse(protectionEnd))
    : '';
  if (outcome !== 'open')
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
      return msg(str`The customer is protected for you until ${until}.`, { id: 'deals.next.approved' });
    case 'rejected':
    case 'duplicate':
      return msg('The vendor did not accept this registration. The reason is with the deal.', {
        id: 'deals.next.rejected',
      });
    case 'withdrawn':
      return msg('This registration was withdrawn. You may register the customer again.', {
        id: 'deals.next.withdrawn',
      });
    case 'draft':
      return msg('This is a draft. Only you and your colleagues see it.', { id: 'deals.next.draft' });
  }
}
