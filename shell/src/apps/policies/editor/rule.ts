import type { Option } from '@portico/ui/question/option';

/** In what a number of the policy counts. */
export type Unit =
  | 'days'
  | 'business_days'
  | 'months'
  | 'quarters'
  | 'minutes'
  | 'milliseconds'
  | 'percent'
  | 'times'
  | 'people'
  | 'questions'
  | 'accounts'
  | 'none';

interface Said {
  /** Where it stands in the document; in a list's rules, below the member. */
  readonly path: string;
  /** What it is called. */
  readonly label: () => string;
  /** What it does, in one line. */
  readonly help?: () => string;
}

/** What an empty value means; without it a value is needed. */
interface Emptiable {
  readonly none?: () => string;
}

/** A value of the policy: what it is called, and how it is written. */
export type Rule =
  | (Said & { readonly kind: 'count'; readonly unit: Unit })
  /** Several numbers, in order. */
  | (Said & { readonly kind: 'counts'; readonly unit: Unit })
  /** Minor units of the policy's currency. */
  | (Said & Emptiable & { readonly kind: 'money' })
  /** Basis points, written as percent. */
  | (Said & Emptiable & { readonly kind: 'percent' })
  /** Basis points or minor units, as its neighbour `basis` says. */
  | (Said & { readonly kind: 'percent_or_money' })
  | (Said & { readonly kind: 'number' })
  | (Said & { readonly kind: 'check' })
  | (Said & { readonly kind: 'choice'; readonly options: () => readonly Option[] })
  | (Said & { readonly kind: 'some'; readonly options: () => readonly Option[] })
  | (Said & Emptiable & { readonly kind: 'text' })
  /** Several words, with commas between them. */
  | (Said & { readonly kind: 'texts' })
  | ListRule;

/** Members of one kind. */
export interface ListRule extends Said {
  readonly kind: 'list';
  /** What the member at a place is called, from its values. */
  readonly member: (member: unknown, at: number) => string;
  readonly rules: readonly Rule[];
  /** A new member, behind those there are. */
  readonly blank: (members: readonly unknown[]) => unknown;
  readonly add: () => string;
}

/** Rules that belong together, under a heading. */
export interface RuleGroup {
  readonly title: () => string;
  readonly rules: readonly Rule[];
}

/** A part of the policy, as it is edited. */
export interface Section {
  readonly name: string;
  readonly title: () => string;
  /** What it decides, in a sentence. */
  readonly lead: () => string;
  readonly groups: readonly RuleGroup[];
}
