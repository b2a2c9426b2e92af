import { msg } from '@portico/ui/msg';
import { firstProblemWords } from './first-problem-words.ts';

/** What is wrong with a field of a claim and how to mend it, by the key its rule gives. */
export function problemWords(key: string, isChoice = false): string {
  switch (key) {
    case 'free_mail':
      return msg('This is a free mail service. Enter the customer’s own domain.', {
        id: 'deals.problem.freemail',
      });
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
    case 'tender_public':
      return msg('This tender is public already and can no longer be registered.', {
        id: 'deals.problem.tender',
      });
    case 'below_minimum':
      return msg('This is below the least value that can be registered.', { id: 'deals.problem.below' });
    case 'not_for_type':
      return msg('This product cannot be registered for this kind of business.', {
        id: 'deals.problem.notfortype',
      });
    case 'territory':
      return msg('This country is outside your territory.', { id: 'deals.problem.territory' });
    case 'day':
      return msg('Enter a day of the calendar.', { id: 'deals.problem.day' });
    case 'number':
      return msg('Enter a whole number from 1.', { id: 'deals.problem.number' });
    case 'too_many':
      return msg('These are too many. Please leave some out.', { id: 'deals.problem.many' });
    case 'no_such_file':
      return msg('One of these files is no longer there. Remove it and upload it again.', {
        id: 'deals.problem.file',
      });
    case 'too_long':
      return msg('This is too long. Please shorten it.', { id: 'deals.problem.long' });
    default:
      return firstProblemWords(key, isChoice);
  }
}
