import { msg, str } from '@portico/ui/msg';

/** What is left to ask today. */
export function leftWords(left: number): string {
  if (left === 0) return msg('You have asked as often as you can today.', { id: 'prechecks.left.none' });
  return left === 1
    ? msg('You can ask once more today.', { id: 'prechecks.left.one' })
    : msg(str`You can ask ${left} more times today.`, { id: 'prechecks.left' });
}

/** How many customers the vendor keeps for its own people by name; the number is published, the names are not. */
export function namedWords(count: number): string {
  return count === 1
    ? msg('The vendor keeps one customer for its own sales people.', { id: 'prechecks.named.one' })
    : msg(str`The vendor keeps ${count} customers for its own sales people.`, { id: 'prechecks.named' });
}
