import { msg, str } from '@portico/ui/msg';
import { boundsAt } from '@portico/domain/policies/bounds';
import type { Rule } from './rule.ts';

/** Between which numbers a value lies, for the line below its field; empty where it is not limited on both sides. */
export function rangeWords(kind: Rule['kind'], path: string, locale: string): string {
  const { min, max } = boundsAt(path) ?? {};
  if (min === undefined || max === undefined) return '';
  const scale = kind === 'percent' ? 100 : 1;
  const format = new Intl.NumberFormat(locale);
  const [least, most] = [format.format(min / scale), format.format(max / scale)];
  return msg(str`${least} to ${most}.`, { id: 'policy.range' });
}
