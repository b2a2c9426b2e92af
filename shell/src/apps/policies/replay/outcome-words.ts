import { msg } from '@portico/ui/msg';
import type { VerdictResult } from '@portico/domain/deals/verdict';
import type { Aspect } from '@portico/domain/policies/outcome';
import { moneyWords, type Reading } from '../editor/value-words.ts';

/** What of a registration a policy decides, in words. */
export function aspectWords(aspect: Aspect): string {
  switch (aspect) {
    case 'claim':
      return msg('Registration', { id: 'policy.registration' });
    case 'verdict':
      return msg('Conflict', { id: 'policy.aspect.verdict' });
    case 'approval':
      return msg('Approval', { id: 'policy.approval' });
    case 'signatures':
      return msg('Signatures', { id: 'policy.chains' });
    case 'benefits':
      return msg('Benefits', { id: 'policy.benefits' });
    case 'decision_due':
      return msg('Decision due', { id: 'policy.aspect.due' });
    case 'lapse':
      return msg('Closed without an answer', { id: 'policy.aspect.lapse' });
    case 'protection_end':
      return msg('Protection ends', { id: 'policy.aspect.end' });
  }
}

/** What a policy makes of an aspect, in words. */
export function outcomeWords(aspect: Aspect, value: string, reading: Reading): string {
  switch (aspect) {
    case 'claim':
      return value === 'accepted'
        ? msg('Accepted', { id: 'policy.outcome.accepted' })
        : msg('Refused', { id: 'policy.outcome.refused' });
    case 'approval':
      return value === 'automatic'
        ? msg('By itself', { id: 'policy.outcome.automatic' })
        : msg('By a person', { id: 'policy.outcome.person' });
    case 'verdict':
      return verdictWords(value as VerdictResult);
    case 'benefits':
      return moneyWords(Number(value), reading.currency, reading.locale);
    case 'signatures':
      return value;
    case 'decision_due':
    case 'lapse':
    case 'protection_end':
      return new Intl.DateTimeFormat(reading.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        Date.parse(value),
      );
  }
}

/** What the conflict rules say, in words. */
export function verdictWords(result: VerdictResult | 'not_judged'): string {
  switch (result) {
    case 'clear':
      return msg('Clear', { id: 'policy.verdict.clear' });
    case 'needs_review':
      return msg('Needs review', { id: 'policy.verdict.review' });
    case 'soft_conflict':
      return msg('Soft conflict', { id: 'policy.verdict.soft' });
    case 'hard_conflict':
      return msg('Hard conflict', { id: 'policy.verdict.hard' });
    case 'not_available':
      return msg('Not available', { id: 'policy.verdict.not-available' });
    case 'not_judged':
      return msg('Not judged', { id: 'policy.verdict.not-judged' });
  }
}

/** In which way outcomes change: `clear>needs_review`, or `more`, `less`, `later`, `earlier`. */
export function kindWords(aspect: Aspect, kind: string, reading: Reading): string {
  switch (kind) {
    case 'more':
      return msg('more', { id: 'policy.kind.more' });
    case 'less':
      return msg('less', { id: 'policy.kind.less' });
    case 'later':
      return msg('later', { id: 'policy.kind.later' });
    case 'earlier':
      return msg('earlier', { id: 'policy.kind.earlier' });
    default: {
      const [before = '', after = ''] = kind.split('>');
      return `${outcomeWords(aspect, before, reading)} → ${outcomeWords(aspect, after, reading)}`;
    }
  }
}
