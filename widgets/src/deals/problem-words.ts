import { msg } from '@lit/localize';

/** What is wrong with a field of a claim and how to mend it, by the key its rule gives. */
export function problemWords(key: string, isChoice = false): string {
  switch (key) {
    case 'agreed':
      return msg('Please ask the contact first, then confirm it here.', { id: 'deals.problem.agreed' });
    case 'web':
      return msg('Enter a website such as acme.com, or a work e-mail address.', { id: 'deals.problem.web' });
    case 'free_mail':
      return msg('This is a free mail service. Enter the customer’s own domain.', {
        id: 'deals.problem.freemail',
      });
    case 'email':
      return msg('Enter a whole e-mail address, such as jo@acme.com.', { id: 'deals.problem.email' });
    case 'product':
      return msg('This product can no longer be registered. Choose another one.', {
        id: 'deals.problem.product',
      });
    case 'quarter':
      return msg('This quarter is out of range. Choose another one.', { id: 'deals.problem.quarter' });
    case 'band':
      return msg('This range has changed. Choose another one.', { id: 'deals.problem.band' });
    case 'amount':
      return msg('Enter an amount, such as 12,500.', { id: 'deals.problem.amount' });
    case 'too_long':
      return msg('This is too long. Please shorten it.', { id: 'deals.problem.long' });
    default:
      return isChoice
        ? msg('Please choose one.', { id: 'deals.problem.choose' })
        : msg('Please fill this in.', { id: 'deals.problem.required' });
  }
}
