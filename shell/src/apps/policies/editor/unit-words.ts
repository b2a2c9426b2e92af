import { msg, str } from '@portico/ui/msg';
import type { Unit } from './rule.ts';

/** The unit as it stands behind a field. */
export function unitWords(unit: Unit): string {
  switch (unit) {
    case 'days':
      return msg('days', { id: 'policy.unit.days' });
    case 'business_days':
      return msg('business days', { id: 'policy.unit.business-days' });
    case 'months':
      return msg('months', { id: 'policy.unit.months' });
    case 'quarters':
      return msg('quarters', { id: 'policy.unit.quarters' });
    case 'minutes':
      return msg('minutes', { id: 'policy.unit.minutes' });
    case 'milliseconds':
      return 'ms';
    case 'percent':
      return '%';
    case 'times':
      return msg('times', { id: 'policy.unit.times' });
    case 'people':
      return msg('people', { id: 'policy.unit.people' });
    case 'questions':
      return msg('questions', { id: 'policy.unit.questions' });
    case 'accounts':
      return msg('accounts', { id: 'policy.unit.accounts' });
    case 'none':
      return '';
  }
}

/** A number with its unit, as in a sentence: `90 days`, `1 day`. */
export function measure(value: number, unit: Unit, locale: string): string {
  const plain = new Intl.NumberFormat(locale).format(value);
  switch (unit) {
    case 'days':
      return native(value, 'day', locale);
    case 'months':
      return native(value, 'month', locale);
    case 'minutes':
      return native(value, 'minute', locale);
    case 'milliseconds':
      return native(value, 'millisecond', locale);
    case 'percent':
      return native(value, 'percent', locale);
    case 'business_days':
      return value === 1
        ? msg('1 business day', { id: 'policy.unit.business-day' })
        : `${plain} ${unitWords(unit)}`;
    case 'quarters':
      return value === 1 ? msg('1 quarter', { id: 'policy.unit.quarter' }) : `${plain} ${unitWords(unit)}`;
    case 'times':
      return value === 1
        ? msg('once', { id: 'policy.unit.once' })
        : msg(str`${plain} times`, { id: 'policy.unit.n-times' });
    case 'people':
    case 'questions':
    case 'accounts':
      return `${plain} ${unitWords(unit)}`;
    case 'none':
      return plain;
  }
}

function native(value: number, unit: string, locale: string): string {
  const unitDisplay = unit === 'percent' || unit === 'millisecond' ? 'short' : 'long';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(value);
}
