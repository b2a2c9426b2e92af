import { msg, str } from '@portico/ui/msg';
import type { AccountRefusal } from '@portico/domain/accounts/views';
import { Fault, type FieldFault } from '@portico/domain/fault';
import { faultText, refusalText } from '@portico/runtime/fault-text';

/** Why something was not done, ready to read. */
export interface Trouble {
  /** What stands over the form; empty when every fault stands at its field. */
  readonly heading: string;
  readonly detail: string;
  /** What is wrong by field. */
  readonly fields: Readonly<Record<string, string>>;
  /** Somebody else saved in the meantime. */
  readonly isStale: boolean;
}

type Refused = { ok: false; refusals: readonly AccountRefusal[] } | { ok: false; refusal: AccountRefusal };

/** Does something on the server: its answer, or what went wrong. */
export async function askAccounts<T extends object>(
  act: () => Promise<T>,
): Promise<{ done: Exclude<T, { ok: false }>; trouble: null } | { done: null; trouble: Trouble }> {
  try {
    const answer = await act();
    if ('ok' in answer && answer.ok === false)
      return { done: null, trouble: troubleOf(answer as unknown as Refused) };
    return { done: answer as Exclude<T, { ok: false }>, trouble: null };
  } catch (error) {
    return { done: null, trouble: faultTrouble(error) };
  }
}

function troubleOf(answer: Refused): Trouble {
  const refusals = 'refusals' in answer ? answer.refusals : [answer.refusal];
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const refusal of refusals) {
    const words = accountRefusalWords(refusal);
    if (refusal.field === undefined) others.push(words);
    else fields[refusal.field] = [fields[refusal.field], words].filter(Boolean).join(' ');
  }
  const [heading = '', ...rest] = others;
  return { heading, detail: rest.join(' '), fields, isStale: false };
}

function faultTrouble(error: unknown): Trouble {
  const fault = error instanceof Fault ? error : new Fault('unexpected', {}, { cause: error });
  const isStale = fault.code === 'stale_edit';
  const named = fault.code === 'bad_input' ? (fault.detail.fields ?? []) : [];
  const fields = Object.fromEntries(named.map((each) => [fieldOf(each.path), formWords(each)]));
  const { heading, detail } = faultText(fault);
  return named.length > 0
    ? { heading: '', detail: '', fields, isStale }
    : { heading, detail, fields: {}, isStale };
}

const groups = new Set(['details', 'site', 'draft', 'address', 'activity']);

/** `details.domains.0` is said at `domains`. */
function fieldOf(path: string): string {
  const parts = path.split('.').filter((part) => !/^\d+$/.test(part));
  return parts.find((part) => !groups.has(part)) ?? path;
}

function formWords({ key }: FieldFault): string {
  switch (key) {
    case 'required':
      return msg('Please fill this in.', { id: 'accounts.wrong.required' });
    case 'too_long':
      return msg('This is too long. Shorten it.', { id: 'accounts.wrong.too-long' });
    case 'too_many':
      return msg('These are too many. Leave some out.', { id: 'accounts.wrong.too-many' });
    case 'country':
      return msg('Choose a country.', { id: 'accounts.wrong.country' });
    default:
      return msg('This cannot be read. Check it.', { id: 'accounts.wrong.form' });
  }
}

/** A refusal of the register, ending in what can be done. */
export function accountRefusalWords(refusal: AccountRefusal): string {
  const other = refusal.account?.legalName ?? msg('another account', { id: 'accounts.refusal.another' });
  switch (refusal.key) {
    case 'domain_taken':
      return msg(str`${other} has this domain. Say below that they share it, or leave it out.`, {
        id: 'accounts.refusal.domain-taken',
      });
    case 'number_taken':
      return msg(str`${other} has this number. If both are one company, merge them.`, {
        id: 'accounts.refusal.number-taken',
      });
    case 'external_taken':
      return msg(str`${other} has this id already.`, { id: 'accounts.refusal.external-taken' });
    case 'free_mail':
      return msg('A free-mail provider is nobody’s own domain. Leave it out.', {
        id: 'accounts.refusal.free-mail',
      });
    case 'domain':
      return msg('Write each domain as company.com, one a line.', { id: 'accounts.refusal.domain' });
    case 'number':
      return msg('A number needs four characters with a digit; a D-U-N-S number has nine digits.', {
        id: 'accounts.refusal.number',
      });
    default:
      return placeRefusalWords(refusal);
  }
}

function placeRefusalWords(refusal: AccountRefusal): string {
  switch (refusal.key) {
    case 'parent_unknown':
      return msg('This parent is not in use any more. Choose another one.', {
        id: 'accounts.refusal.parent-unknown',
      });
    case 'parent_cycle':
      return msg('This would make a company its own parent. Choose another one.', {
        id: 'accounts.refusal.parent-cycle',
      });
    case 'parent_depth':
      return msg('A family has at most 20 levels. Choose a parent further up.', {
        id: 'accounts.refusal.parent-depth',
      });
    case 'has_children':
      return msg('Other accounts have this one as parent. Give them another one first.', {
        id: 'accounts.refusal.children',
      });
    case 'merge_self':
      return msg('An account cannot be merged into itself.', { id: 'accounts.refusal.merge-self' });
    case 'merge_not_in_use':
      return msg('One of the two is not in use any more. Look at the newest state.', {
        id: 'accounts.refusal.merge-use',
      });
    case 'merge_two_holders':
      return msg('Two partners hold these accounts. Settle who keeps the customer first, then merge.', {
        id: 'accounts.refusal.merge-holders',
      });
    case 'unmerge_done':
      return msg('This merge was undone already.', { id: 'accounts.refusal.undone' });
    case 'unmerge_outer_first':
      return msg('The survivor was merged on since. Undo that merge first.', {
        id: 'accounts.refusal.outer-first',
      });
    default:
      return coverageRefusalWords(refusal);
  }
}

function coverageRefusalWords(refusal: AccountRefusal): string {
  switch (refusal.key) {
    case 'ends_before_start':
      return msg('The end comes before the start. Choose a later one.', { id: 'accounts.refusal.end' });
    case 'partner':
      return msg('Choose the partner this belongs to.', { id: 'accounts.refusal.partner' });
    case 'not_yet':
      return msg('This lies in the future. Only what has happened can be logged.', {
        id: 'accounts.refusal.not-yet',
      });
    case 'too_many_named':
      return msg('This person has as many named accounts as the policy allows. End one first.', {
        id: 'accounts.refusal.named',
      });
    case 'no_name_column':
      return msg('The file has no column “name”. Add one with the legal names.', {
        id: 'accounts.refusal.no-name',
      });
    case 'not_utf8':
      return msg('The file cannot be read as text. Save it as “CSV UTF-8” and choose it again.', {
        id: 'accounts.refusal.not-utf8',
      });
    case 'open_quote':
      return msg('A quotation mark is opened and never closed. Close it and choose the file again.', {
        id: 'accounts.refusal.open-quote',
      });
    case 'no_rows':
      return msg('The file has no rows under its header.', { id: 'accounts.refusal.no-rows' });
    case 'too_many_rows':
      return msg('The file has too many rows. Cut it into several.', { id: 'accounts.refusal.rows' });
    default:
      return refusalText(refusal);
  }
}
