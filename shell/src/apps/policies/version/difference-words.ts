import type { PolicyDifference } from '@portico/domain/policies/compare';
import { currencyOf, membersAt, textOf } from '../editor/document.ts';
import { placeOf } from '../editor/sections.ts';
import { valueWords } from '../editor/value-words.ts';

/** One difference between two documents, ready to read. */
export interface DifferenceWords {
  readonly section: string;
  readonly sectionName: string;
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

/** Two documents that are compared, and for whom. */
export interface Compared {
  readonly before: unknown;
  readonly after: unknown;
  readonly locale: string;
}

/** A difference in words: where, and both values with their units. */
export function differenceWords(
  { path, before, after }: PolicyDifference,
  compared: Compared,
): DifferenceWords {
  // A member that was taken out is found in the old document only.
  const place = placeOf(path, after === null ? compared.before : compared.after);
  if (!place)
    return { section: '', sectionName: '', rule: path, before: String(before), after: String(after) };
  const { rule, section, members } = place;
  const words = (value: unknown, document: unknown): string =>
    valueWords(rule, value, {
      locale: compared.locale,
      currency: currencyOf(document),
      basis: basisOf(path, document),
    });
  return {
    section: section.title(),
    sectionName: section.name,
    rule: [...members, rule.label()].join(' · '),
    before: words(before, compared.before),
    after: words(after, compared.after),
  };
}

function basisOf(path: string, document: unknown): string {
  const code = path.split('.')[2] ?? '';
  const benefit = membersAt(document, 'benefits.benefits').find((member) => textOf(member, 'code') === code);
  return textOf(benefit, 'basis');
}
