import { msg, str } from '@portico/ui/msg';
import { boundsAt } from '@portico/domain/policies/bounds';
import type { PolicyProblem } from '@portico/domain/policies/problem';
import type { Reading } from './value-words.ts';
import { moneyWords } from './value-words.ts';
import { placeOf } from './sections.ts';

/** What is wrong with a value and how to mend it. */
export function problemWords({ path, key }: PolicyProblem, reading: Reading, document: unknown): string {
  switch (key) {
    case 'too_small':
    case 'too_large':
    case 'whole':
    case 'number':
      return boundsWords(path, reading, document);
    case 'required':
      return msg('Fill this in.', { id: 'policy.problem.required' });
    case 'amount':
      return msg('Enter an amount.', { id: 'policy.problem.amount' });
    case 'currency':
      return msg('Enter three capital letters, such as EUR.', { id: 'policy.problem.currency' });
    case 'code':
    case 'version_name':
      return msg('Use small letters, digits and _ only.', { id: 'policy.problem.code' });
    case 'taken':
    case 'code_twice':
      return msg('This is there already. Choose another one.', { id: 'policy.problem.taken' });
    case 'too_long':
      return msg('This is too long.', { id: 'policy.problem.long' });
    default:
      return betweenWords(key);
  }
}

/** Problems between fields. */
function betweenWords(key: string): string {
  switch (key) {
    case 'gap':
      return msg('Begin where the one before ends; the first begins at 0.', { id: 'policy.problem.gap' });
    case 'open_in_between':
      return msg('Only the last band may be open.', { id: 'policy.problem.open-between' });
    case 'not_open':
      return msg('Leave the last band open.', { id: 'policy.problem.not-open' });
    case 'order':
      return msg('This does not follow in order.', { id: 'policy.problem.order' });
    case 'not_before_end':
      return msg('This has to be shorter than the protection.', { id: 'policy.problem.before-end' });
    case 'longer_than_protection':
      return msg('This is longer than the protection lasts.', { id: 'policy.problem.beyond' });
    case 'shorter_than_usual':
      return msg('This is shorter than the usual time.', { id: 'policy.problem.usual' });
    case 'skips_signatures':
      return msg('Deals of this amount need more than one signature. Choose a smaller amount.', {
        id: 'policy.problem.signatures',
      });
    case 'below_minimum':
      return msg('Deals this small cannot be registered.', { id: 'policy.problem.minimum' });
    case 'below_one_person':
      return msg('An organisation may ask at least as often as one person.', { id: 'policy.problem.person' });
    case 'not_above_similar':
      return msg('This has to be above the score from which a person looks.', {
        id: 'policy.problem.similar',
      });
    default:
      return msg('This value does not work here.', { id: 'policy.problem.other' });
  }
}

function boundsWords(path: string, { locale, currency }: Reading, document: unknown): string {
  const rule = placeOf(path, document)?.rule;
  const scale = rule?.kind === 'percent' ? 100 : 1;
  const format = new Intl.NumberFormat(locale);
  const write = (value: number): string =>
    rule?.kind === 'money' ? moneyWords(value, currency, locale) : format.format(value / scale);
  const { min, max } = boundsAt(path) ?? {};
  if (min !== undefined && max !== undefined)
    return msg(str`Enter a number from ${write(min)} to ${write(max)}.`, { id: 'policy.problem.between' });
  if (min !== undefined) return msg(str`Enter ${write(min)} or more.`, { id: 'policy.problem.least' });
  return msg('Enter a number.', { id: 'policy.problem.number' });
}
