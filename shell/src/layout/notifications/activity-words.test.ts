import { EventName } from '@portico/domain/event';
import { expect, test } from 'vitest';
import { type Activity, activityHref, activityWords } from './activity-words.ts';

const happening = (name: Activity['name'], changes: Partial<Activity> = {}): Activity => ({
  position: 1,
  at: '2026-11-20T10:00:00.000Z',
  name,
  aggregate: { type: name.split('.')[0] ?? '', id: 'thing_1' },
  orgId: null,
  actor: { id: 'user_1', name: 'Robb Wong' },
  payload: {},
  seen: false,
  ...changes,
});

test('every kind of happening has a sentence of its own', () => {
  const sentences = EventName.options.map((name) => activityWords(happening(name)));
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences.filter((each) => each.includes('something'))).toEqual([]);
  expect(activityWords(happening('key.rotated'))).toBe('Robb Wong replaced a key');
});

test('it says what it was done to, and who did it when no person did', () => {
  expect(activityWords(happening('deal.approved', { payload: { customer: 'Hagen' } }))).toBe(
    'Robb Wong approved a deal · Hagen',
  );
  expect(activityWords(happening('deal.approved', { payload: { customer: 'شركة النور' } }))).toBe(
    'Robb Wong approved a deal · \u2068شركة النور\u2069',
  );
  expect(activityWords(happening('person.joined', { payload: { name: 'Robb Wong' } }))).toBe(
    'Robb Wong joined',
  );
  expect(activityWords(happening('deal.withdrawn', { actor: null }))).toBe(
    'The portal withdrew a registration',
  );
  expect(activityWords(happening('key.revoked', { actor: { id: 'gone', name: null } }))).toBe(
    'Somebody revoked a key',
  );
});

test('a deal leads to the desk for who decides, to the deals for who reads', () => {
  expect(activityHref(happening('deal.won'), ['deal.read', 'deal.decide'])).toBe('/desk/thing_1');
  expect(activityHref(happening('deal.won'), ['deal.read'])).toBe('/deals/thing_1');
  expect(activityHref(happening('key.revoked'), [])).toBe('/settings/sites');
  expect(activityHref(happening('partner.created'), [])).toBe(null);
});
