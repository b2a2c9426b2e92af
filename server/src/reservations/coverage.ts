import {
  checkActivity,
  checkCoverage,
  type Coverage,
  type CoverageDraft,
  isNamedAccount,
  onlyNarrows,
} from '@portico/domain/reservations/coverage';
import { Fault } from '@portico/domain/fault';
import { type Refusal, refuse } from '@portico/domain/refusal';
import type { Instant } from '@portico/domain/time';
import { findRows } from '../accounts/store.ts';
import type { Tx } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { currentPolicy } from '../policies/store.ts';
import {
  countNamed,
  endCoverage,
  getCoverage,
  insertCoverage,
  logActivity,
  saveCoverage,
} from './coverage-store.ts';
import { holdCustomerAccount } from './grant.ts';
import { holdUnknown } from './hold.ts';
import { tellCoverage } from './tell-coverage.ts';

/** What was done with a covered account, as it is typed. */
export interface ActivityInput {
  happenedAt: Instant;
  note: string | null;
}

/** A row to enter or to edit. */
export interface CoverageInput {
  /** The row that is edited, as it was last seen. */
  edit: { id: string; version: number } | null;
  draft: CoverageDraft;
  activity: ActivityInput | null;
}

/** What became of it. */
export type Saved =
  | {
      ok: true;
      coverage: Coverage;
      /** Whether a new row, with a time of its own, took the old one's place (RC20). */ replaced: boolean;
    }
  | { ok: false; refusal: Refusal };

/**
 * Enters a row, or edits one: in place where that only narrows it, else as a new row from now on (RC20). The account is held,
 * so that no claim is judged between the time of entry and the commit.
 *
 * @throws Fault `not_found`, `stale_edit`
 */
export async function enterCoverage(
  tx: Tx,
  { edit, draft, activity }: CoverageInput,
  actorId: string,
): Promise<Saved> {
  const unknown = await whoIsUnknown(tx, draft);
  if (unknown) return unknown;
  if (draft.ownerId !== null) await holdUnknown(tx, [`owner ${draft.ownerId}`]);
  const enteredAt = await holdTime(tx, draft.accountId);
  const before = edit === null ? null : await heldRow(tx, edit);
  const narrows = before !== null && onlyNarrows(before, draft);
  const checked = checkCoverage(draft, {
    policy: (await currentPolicy(tx)).conflicts,
    now: enteredAt,
    namedByOwner: await namedBy(tx, draft, { withoutId: before?.id ?? null, now: enteredAt }),
    activityAt: activity?.happenedAt ?? (narrows ? lastActivity(before) : null),
  });
  if (!checked.ok) return checked;
  const id = narrows
    ? await narrow(tx, before, keepEnd(checked.row, before, draft))
    : await replace(tx, before, { row: checked.row, enteredAt, actorId });
  if (activity) await logActivity(tx, { ...activity, coverageId: id, enteredAt, enteredById: actorId });
  tellCoverage(tx, narrows ? 'coverage.changed' : 'coverage.entered', { id, draft, actorId });
  return { ok: true, coverage: await getCoverage(tx, id), replaced: before !== null && !narrows };
}

async function narrow(tx: Tx, before: Coverage, row: CoverageDraft): Promise<string> {
  await saveCoverage(tx, before, row);
  return before.id;
}

async function replace(
  tx: Tx,
  before: Coverage | null,
  { row, enteredAt, actorId }: { row: CoverageDraft; enteredAt: Instant; actorId: string },
): Promise<string> {
  if (before) await endCoverage(tx, before, { endedAt: enteredAt, endedById: actorId });
  const entry = {
    enteredAt,
    enteredById: actorId,
    source: 'manual',
    replacesId: before?.id ?? null,
  } as const;
  return insertCoverage(tx, row, entry);
}

/** An edit in place never prolongs: the twelve months of a named account count from its entry. */
function keepEnd(row: CoverageDraft, before: Coverage, draft: CoverageDraft): CoverageDraft {
  return { ...row, until: draft.until ?? before.until };
}

function lastActivity(row: Coverage): Instant | null {
  return row.activities[0]?.happenedAt ?? null;
}

/**
 * Ends a row from now on.
 *
 * @throws Fault `not_found`, `stale_edit`
 */
export async function closeCoverage(
  tx: Tx,
  { reason, ...edit }: { id: string; version: number; reason: string },
  actorId: string,
): Promise<void> {
  const row = await getCoverage(tx, edit.id);
  const endedAt = await holdTime(tx, row.accountId);
  const held = await heldRow(tx, edit);
  await endCoverage(tx, held, { endedAt, endedById: actorId, endReason: reason });
  tellCoverage(tx, 'coverage.ended', { id: row.id, draft: row, actorId, facts: { reason } });
}

/** RC23: logs what was done with a covered account; what is logged after a submission does not count against it (RC7). */
export async function addActivity(
  tx: Tx,
  coverageId: string,
  { activity, actorId }: { activity: ActivityInput; actorId: string },
): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  const row = await getCoverage(tx, coverageId);
  const enteredAt = await holdTime(tx, row.accountId);
  const tooEarly = checkActivity(activity.happenedAt, enteredAt);
  if (tooEarly) return tooEarly;
  await logActivity(tx, { ...activity, coverageId, enteredAt, enteredById: actorId });
  tellCoverage(tx, 'coverage.activity_logged', { id: coverageId, draft: row, actorId });
  return { ok: true };
}

/** The database's time, once no claim for the account is being judged. */
async function holdTime(tx: Tx, accountId: string | null): Promise<Instant> {
  return accountId === null ? tx.clock() : (await holdCustomerAccount(tx, accountId)).now;
}

async function heldRow(tx: Tx, edit: { id: string; version: number }): Promise<Coverage> {
  const row = await getCoverage(tx, edit.id);
  if (row.version !== edit.version)
    throw new Fault('stale_edit', { versions: { yours: edit.version, current: row.version } });
  if (row.endedAt !== null) throw new Fault('not_found');
  return row;
}

async function namedBy(
  tx: Tx,
  draft: CoverageDraft,
  { withoutId, now }: { withoutId: string | null; now: Instant },
): Promise<number> {
  return isNamedAccount(draft) && draft.ownerId !== null
    ? countNamed(tx, { ownerId: draft.ownerId, withoutId, now })
    : 0;
}

async function whoIsUnknown(tx: Tx, { accountId, ownerId, partnerId }: CoverageDraft) {
  if (accountId !== null) {
    const [account] = await findRows(tx, [accountId]);
    if (!account || account.mergedIntoId !== null || account.archivedAt !== null)
      return refuse('RC20', 'unknown_account', 'accountId');
  }
  if (ownerId !== null && !(await listPersonNames(tx, [ownerId])).has(ownerId))
    return refuse('RC20', 'unknown_owner', 'ownerId');
  if (partnerId !== null && !(await listOrganisationNames(tx, [partnerId])).has(partnerId))
    return refuse('RC20', 'unknown_partner', 'partnerId');
  return null;
}
