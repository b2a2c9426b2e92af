import { boundsAt } from '@portico/domain/policies/bounds';
import { defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { checkPolicy } from '@portico/domain/policies/check-policy';
import { expect, test } from 'vitest';
import { differenceWords } from '../version/difference-words.ts';
import { differencesOf, readAt, writeAt } from './document.ts';
import { problemWords } from './problem-words.ts';
import { editedPaths, placeOf } from './sections.ts';

const english = { locale: 'en', currency: 'EUR' };

/** Every path of a document at which a value stands, members of lists by their place. */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

test('every value of the policy can be edited somewhere, and nothing is edited that it has not', () => {
  const homeless = leaves(defaultPolicyDocument).filter((path) => {
    const place = placeOf(path, defaultPolicyDocument);
    return !place || place.rule.kind === 'list';
  });
  expect(homeless).toEqual([]);
  const unknown = editedPaths().filter((path) => boundsAt(path.replaceAll('*', '0')) === null);
  expect(unknown).toEqual([]);
});

test('another value at a path leaves all else as it was', () => {
  const next = writeAt(defaultPolicyDocument, 'deals.chains.1.steps.0.role', 'legal');
  expect(readAt(next, 'deals.chains.1.steps.0.role')).toBe('legal');
  expect(differencesOf(defaultPolicyDocument, next)).toHaveLength(1);
  expect(readAt(defaultPolicyDocument, 'deals.chains.1.steps.0.role')).toBe('deal_desk');
});

test('a difference is told with its place, both values and their units', () => {
  const after = writeAt(
    writeAt(defaultPolicyDocument, 'deals.protectionDays', 60),
    'benefits.benefits.1.value',
    750,
  );
  const told = differencesOf(defaultPolicyDocument, after).map((difference) =>
    differenceWords(difference, { before: defaultPolicyDocument, after, locale: 'en' }),
  );
  expect(told).toEqual([
    {
      section: 'Deals and protection',
      sectionName: 'deals',
      rule: 'Protection lasts',
      before: '90 days',
      after: '60 days',
    },
    {
      section: 'Benefits',
      sectionName: 'benefits',
      rule: 'referral_fee · How much',
      before: '5%',
      after: '7.5%',
    },
  ]);
});

test('a problem names the bounds in the unit they are typed in', () => {
  const document = writeAt(
    writeAt(writeAt(defaultPolicyDocument, 'deals.protectionDays', 0), 'benefits.capShare', 20_000),
    'deals.minimumAmountMinor',
    null,
  );
  const told = checkPolicy(document).map((problem) => problemWords(problem, english, document));
  expect(told).toContain('Enter a number from 1 to 3,650.');
  expect(told).toContain('Enter a number from 0 to 100.');
  expect(told).toContain('Fill this in.');
});
