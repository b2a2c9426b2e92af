import { RevokeReason } from '@portico/domain/deals/revocation';
import { EventName } from '@portico/domain/event';
import { expect, test } from 'vitest';
import { now } from '../testing/deals.ts';
import { reasonWords, timelineEntries } from './timeline-words.ts';

const entry = (name: string, facts = {}) => ({ id: name, name, at: now, actorName: 'Priya', facts });

// What stays at the vendor, and a duplicate, which a partner reads as a refusal (DM49).
const internal = new Set<string>([
  'deal.marked_duplicate',
  'deal.revocation_proposed',
  'deal.dispute_panel_assigned',
  'deal.dispute_letter_accepted',
  'deal.judged',
  'deal.verdict_overridden',
  'deal.related_noted',
]);

test('everything that can happen to a deal before its partner’s eyes has words', () => {
  const names = EventName.options.filter((name) => name.startsWith('deal.') && !internal.has(name));
  const silent = timelineEntries(names.map((name) => entry(name))).filter(({ what }) =>
    what.startsWith('recorded'),
  );
  expect(silent.map(({ what }) => what)).toEqual([]);
});

test('every reason to take protection back has words', () => {
  for (const reason of RevokeReason.options) expect(reasonWords(reason)).not.toBe(reason);
});

test('each answer stands with its own question, round by round', () => {
  const history = timelineEntries([
    entry('deal.info_requested', { questions: 1, q1: 'Which sites?', dueAt: now }),
    entry('deal.info_answered', { questions: 1, q1: 'Berlin', changed: 'closeQuarter' }),
    entry('deal.info_requested', { questions: 1, q1: 'And when?', dueAt: now }),
    entry('deal.info_answered', { questions: 1, q1: 'In May', changed: '' }),
  ]);
  expect(history.map(({ why }) => why)).toEqual([
    'Which sites?',
    'Which sites? – Berlin · Expected to close',
    'And when?',
    'And when? – In May',
  ]);
});

test('a change tells its fields and why, a refusal its reason and the words to it', () => {
  const [changed, refused] = timelineEntries([
    entry('deal.amended', { fields: 'valueBand closeQuarter', note: 'A second depot.' }),
    entry('deal.rejected', { reason: 'incomplete', note: 'Name the sites.' }),
  ]);
  expect(changed?.why).toBe('Expected value, Expected to close · A second depot.');
  expect(refused?.why).toBe('Information is missing · Name the sites.');
});

test('each notice that protection ends has its own days, and the end is the end', () => {
  const notice = (name: string, daysLeft: number | null) => entry(name, { daysLeft, protectionEnd: now });
  const lines = timelineEntries([
    ...[30, 14, 3, 1, null].map((days) => notice('deal.expiring', days)),
    notice('deal.expired', 0),
  ]);
  expect(lines.map(({ what }) => what)).toEqual([
    'gave notice that protection ends in 30 days',
    'gave notice that protection ends in 14 days',
    'gave notice that protection ends in 3 days',
    'gave notice that protection ends in one day',
    'gave notice that protection ends soon',
    'ended the protection',
  ]);
});
