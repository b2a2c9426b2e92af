import { approvalSection, bandSection } from './approval-rules.ts';
import { benefitSection } from './benefit-rules.ts';
import { conflictSection, governanceSection, precheckSection } from './channel-rules.ts';
import { dealSection } from './deal-rules.ts';
import { membersAt } from './document.ts';
import { matchingSection } from './matching-rules.ts';
import type { Rule, Section } from './rule.ts';

/** The policy as it is edited, in the order in which it is read. */
export const sections: readonly Section[] = [
  dealSection,
  bandSection,
  approvalSection,
  conflictSection,
  benefitSection,
  precheckSection,
  governanceSection,
  matchingSection,
];

/** Where a path of the document stands in the editor. */
export interface Place {
  readonly section: Section;
  readonly rule: Rule;
  /** The names of the lists' members on the way. */
  readonly members: readonly string[];
  /** What is left of the path below the rule: a place in several values. */
  readonly rest: string;
}

/**
 * Finds what edits the value at a path. Members of lists may be named by their place, or by their code as comparisons do;
 * `document` is where a member's place is looked up.
 */
export function placeOf(path: string, document: unknown): Place | null {
  for (const section of sections) {
    for (const { rules } of section.groups) {
      const found = findIn(rules, { path, base: '', document });
      if (found) return { section, ...found };
    }
  }
  return null;
}

/** The paths of every value that can be edited, members of lists as `*`. */
export function editedPaths(): readonly string[] {
  const below = (rule: Rule, base: string): string[] => {
    const path = base === '' ? rule.path : `${base}.${rule.path}`;
    return rule.kind === 'list' ? rule.rules.flatMap((inner) => below(inner, `${path}.*`)) : [path];
  };
  return sections.flatMap(({ groups }) =>
    groups.flatMap(({ rules }) => rules.flatMap((rule) => below(rule, ''))),
  );
}

interface Search {
  path: string;
  base: string;
  document: unknown;
}

function findIn(rules: readonly Rule[], { path, base, document }: Search): Omit<Place, 'section'> | null {
  for (const rule of rules) {
    if (path === rule.path) return { rule, members: [], rest: '' };
    if (!path.startsWith(`${rule.path}.`)) continue;
    const rest = path.slice(rule.path.length + 1);
    if (rule.kind !== 'list') return { rule, members: [], rest };
    const [name = '', ...inner] = rest.split('.');
    const whole = base === '' ? rule.path : `${base}.${rule.path}`;
    const at = memberPlace(membersAt(document, whole), name);
    const title = rule.member(
      membersAt(document, whole)[at] ?? (/^\d+$/.test(name) ? {} : { code: name }),
      at,
    );
    const found = findIn(rule.rules, { path: inner.join('.'), base: `${whole}.${at}`, document });
    if (found) return { ...found, members: [title, ...found.members] };
    return { rule, members: [title], rest: inner.join('.') };
  }
  return null;
}

function memberPlace(members: readonly unknown[], name: string): number {
  if (/^\d+$/.test(name)) return Number(name);
  return members.findIndex((member) => {
    if (typeof member !== 'object' || member === null) return false;
    return Object.entries(member).some(
      ([key, value]) => (key === 'code' || key === 'name') && value === name,
    );
  });
}
