import type { Account, BuyingMode, RegistrationKind } from '@portico/domain/accounts/account';
import type { InputOf } from '@portico/runtime/client';

/** An account as its form holds it: lists are lines. */
export interface AccountDraft {
  readonly legalName: string;
  readonly aliases: string;
  readonly domains: string;
  readonly country: string;
  readonly segment: string;
  readonly parentId: string;
  readonly buyingMode: string;
  readonly regNos: string;
  readonly vatNos: string;
  readonly dunsNos: string;
  readonly externalId: string;
}
/** A field of the form. */
export type DraftField = keyof AccountDraft;

/** Everything empty. */
export const emptyDraft: AccountDraft = {
  legalName: '',
  aliases: '',
  domains: '',
  country: '',
  segment: '',
  parentId: '',
  buyingMode: 'mixed',
  regNos: '',
  vatNos: '',
  dunsNos: '',
  externalId: '',
};

const fields = Object.keys(emptyDraft) as DraftField[];

/** An account as its form shows it. */
export function draftOf(account: Account): AccountDraft {
  const numbers = (kind: RegistrationKind): string =>
    linesOf(account.registrationNos.filter((each) => each.kind === kind).map(({ value }) => value));
  return {
    legalName: account.legalName,
    aliases: linesOf(account.aliases.map(({ name }) => name)),
    domains: linesOf(account.domains.map(({ domain }) => domain)),
    country: account.country,
    segment: account.segment ?? '',
    parentId: account.parentId ?? '',
    buyingMode: account.buyingMode,
    regNos: numbers('reg_no'),
    vatNos: numbers('vat'),
    dunsNos: numbers('duns'),
    externalId: account.externalId ?? '',
  };
}

function linesOf(values: readonly string[]): string {
  return values.join('\n');
}

/** A way of buying as a form holds it; what is none reads as mixed, the usual. */
export function buyingOf(value: string): BuyingMode {
  return value === 'central' || value === 'by_site' ? value : 'mixed';
}

/** The lines that say something. */
export function readLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/**
 * What is sent of a form.
 *
 * @param shared domains that may belong to other accounts too (AC3)
 */
export function detailsOf(
  draft: AccountDraft,
  shared: readonly string[],
): InputOf<'accounts.save'>['details'] {
  const numbers = (kind: RegistrationKind, text: string) => readLines(text).map((value) => ({ kind, value }));
  const { buyingMode } = draft;
  return {
    legalName: draft.legalName,
    aliases: readLines(draft.aliases),
    domains: readLines(draft.domains),
    sharedDomains: [...shared],
    registrationNos: [
      ...numbers('reg_no', draft.regNos),
      ...numbers('vat', draft.vatNos),
      ...numbers('duns', draft.dunsNos),
    ],
    country: draft.country,
    segment: draft.segment.trim() || null,
    parentId: draft.parentId || null,
    buyingMode: buyingOf(buyingMode),
    externalId: draft.externalId.trim() || null,
  };
}

/** A field that two people changed. */
export interface Clash {
  readonly field: DraftField;
  readonly mine: string;
  readonly theirs: string;
}

/**
 * Puts an edit onto a newer state: what only they changed is theirs, what only I changed is mine; what both changed stays mine
 * for now and is a clash to be looked at.
 *
 * @param base what the edit began with
 */
export function putOnto(
  base: AccountDraft,
  mine: AccountDraft,
  theirs: AccountDraft,
): { draft: AccountDraft; clashes: readonly Clash[] } {
  const draft: Record<DraftField, string> = { ...mine };
  for (const field of fields) if (mine[field] === base[field]) draft[field] = theirs[field];
  const clashes = fields
    .filter((field) => mine[field] !== base[field] && theirs[field] !== base[field])
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));
  return { draft, clashes };
}
