import { msg } from '@portico/ui/msg';
import type { Rule } from './rule.ts';
import { measure } from './unit-words.ts';

/** What a value is read with. */
export interface Reading {
  readonly locale: string;
  readonly currency: string;
  /** For a share or an amount: what its neighbour `basis` says. */
  readonly basis?: string;
}

/** A value of the policy in words: `90 days`, `EUR 50,000`, `Anywhere`. */
export function valueWords(rule: Rule, value: unknown, reading: Reading): string {
  if (value === null || value === undefined || value === '')
    return 'none' in rule && rule.none ? rule.none() : '–';
  if (typeof value === 'boolean')
    return value ? msg('Yes', { id: 'policy.yes' }) : msg('No', { id: 'policy.no' });
  if (typeof value === 'number') return numberWords(rule, value, reading);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (rule.kind !== 'choice' && rule.kind !== 'some') return text;
  return rule.options().find((option) => option.value === text)?.label ?? text;
}

function numberWords(rule: Rule, value: number, reading: Reading): string {
  const { locale, currency, basis } = reading;
  if (rule.kind === 'count' || rule.kind === 'counts') return measure(value, rule.unit, locale);
  if (rule.kind === 'percent') return percentWords(value, locale);
  const isMoney = rule.kind === 'money' || (rule.kind === 'percent_or_money' && basis === 'fixed');
  if (isMoney) return moneyWords(value, currency, locale);
  if (rule.kind === 'percent_or_money') return percentWords(value, locale);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(value);
}

/** An amount of minor units with its currency, whole amounts without cents. */
export function moneyWords(minor: number, currency: string, locale: string): string {
  try {
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    // A currency that is being typed is none yet.
    return String(minor / 100);
  }
}

function percentWords(points: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    points / 10_000,
  );
}
