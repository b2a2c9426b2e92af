import type { FieldFault } from '@portico/domain/fault';

/** What of a schema's issue is looked at; every library that follows Standard Schema has path and message, valibot the rest. */
export interface SchemaIssue {
  message?: string;
  path?: readonly (PropertyKey | { key: PropertyKey } | object)[] | undefined;
  type?: string;
  input?: unknown;
  expected?: string | null;
  requirement?: unknown;
}

const FIELDS_MAX = 50;

/**
 * What a schema refused, field by field, at most 50: where, and a key of ours. The library's own sentences ("Invalid length:
 * Expected >=1 …") are for nobody's eyes and go no further than this.
 */
export function fieldFaultsOf(issues: readonly SchemaIssue[]): FieldFault[] {
  return issues.slice(0, FIELDS_MAX).map((issue) => {
    const { requirement } = issue;
    return {
      path: (issue.path ?? []).map(nameOf).join('.'),
      key: keyOf(issue),
      ...(typeof requirement === 'number' && Number.isFinite(requirement) ? { limit: requirement } : {}),
    };
  });
}

function nameOf(step: PropertyKey | { key: PropertyKey } | object): string {
  return typeof step === 'object' ? ('key' in step ? String(step.key) : '') : String(step);
}

/** Keys of what our schemas say nothing of, by the kind of the issue. */
const byType: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  finite: 'number',
  integer: 'whole',
  safe_integer: 'whole',
  boolean: 'yes_or_no',
  array: 'list',
  object: 'group',
  strict_object: 'group',
  record: 'group',
  picklist: 'choice',
  enum: 'choice',
  literal: 'choice',
  variant: 'choice',
  union: 'choice',
  non_empty: 'required',
  min_value: 'too_small',
  max_value: 'too_large',
  email: 'email',
  url: 'web',
  iso_date: 'day',
  iso_timestamp: 'instant',
};

/** A message that is a key was put into the schema by us. */
const OURS = /^[a-z][a-z0-9_]*$/;

function keyOf({ message = '', type = '', input, expected }: SchemaIssue): string {
  if (OURS.test(message)) return message;
  if (expected === 'never') return 'unknown_field';
  if (input === undefined || input === null || input === '') return 'required';
  const isList = Array.isArray(input);
  if (type === 'min_length') return isList ? 'too_few' : 'too_short';
  if (type === 'max_length') return isList ? 'too_many' : 'too_long';
  return byType[type] ?? 'invalid';
}
