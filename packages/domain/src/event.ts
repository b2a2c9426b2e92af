import * as v from 'valibot';
import type { Instant } from './time.ts';

/** Who may read an event: the partner it concerns, the vendor alone, or both. */
export const Visibility = v.picklist(['partner', 'internal', 'both']);
export type Visibility = v.InferOutput<typeof Visibility>;

/** What happened, in past tense. Subscribers match on the name. */
export const EventName = v.picklist([
  'deal.drafted',
  'deal.submitted',
  'deal.taken',
  'deal.info_requested',
  'deal.info_answered',
  'deal.approved',
  'deal.rejected',
  'deal.marked_duplicate',
  'deal.withdrawn',
  'deal.lapsed',
  'deal.expiring',
  'deal.expired',
  'deal.won',
  'deal.lost',
  'deal.decision_overdue',
  'deal.decision_escalated',
  'deal.assigned',
  'deal.signed',
  'deal.verdict_overridden',
  'deal.appealed',
  'deal.appeal_upheld',
  'deal.appeal_refused',
  'deal.resubmitted',
  'deal.shared',
  'deal.account_chosen',
  'deal.extension_requested',
  'deal.extension_granted',
  'deal.extension_refused',
  'deal.amended',
  'deal.amendment_requested',
  'deal.amendment_granted',
  'deal.amendment_refused',
  'deal.revocation_proposed',
  'deal.revocation_confirmed',
  'deal.revocation_withdrawn',
  'deal.revoked',
  'deal.converted',
  'deal.dispute_raised',
  'deal.dispute_evidence_added',
  'deal.dispute_panel_assigned',
  'deal.dispute_letter_accepted',
  'deal.dispute_ruled',
  'deal.dispute_withdrawn',
  'deal.extension_overdue',
  'deal.appeal_overdue',
  'deal.dispute_overdue',
  'deal.judged',
  'deal.related_noted',
  'deal.first_right_ended',
  'deal.sibling_noted',
  'deal.customer_shared',
  'coverage.entered',
  'coverage.changed',
  'coverage.ended',
  'coverage.activity_logged',
  'coverage.claim_noted',
  'coverage.renewal_noted',
  'reservation.granted',
  'reservation.changed',
  'reservation.released',
  'reservation.overlap_found',
  'precheck.asked',
  'precheck.canary_touched',
  'precheck.canary_set',
  'precheck.canary_lifted',
  'site.created',
  'site.changed',
  'site.archived',
  'brand.changed',
  'key.created',
  'key.rotated',
  'key.revoked',
  'person.invited',
  'person.invitation_cancelled',
  'person.joined',
  'person.role_changed',
  'person.removed',
  'partner.created',
  'policy.drafted',
  'policy.published',
  'policy.withdrawn',
  'policy.replay_requested',
  'account.created',
  'account.changed',
  'account.archived',
  'account.restored',
  'account.merged',
  'account.unmerged',
  'account.learned',
  'account.import_started',
  'account.import_progressed',
  'account.import_checked',
  'account.import_failed',
  'account.imported',
]);
export type EventName = v.InferOutput<typeof EventName>;

/** An event as the code that causes it writes it; position, time and hashes come with the commit. */
export interface NewEvent {
  name: EventName;
  /** The thing it happened to, `deal` and its id. */
  aggregate: { type: string; id: string };
  /** The partner organisation it concerns; null for the vendor's own affairs. */
  orgId: string | null;
  /** The person whose own row it is, so that a seller sees what is theirs. */
  ownerId: string | null;
  actorId: string | null;
  visibility: Visibility;
  /** Small and flat: ids, codes, words shown in a timeline. Never secrets. */
  payload: Record<string, string | number | boolean | null>;
}

/** An event as it was committed: one gapless `position` over all events, one `seq` per aggregate. */
export interface RecordedEvent extends NewEvent {
  id: string;
  position: number;
  seq: number;
  at: Instant;
}

/**
 * JSON of plain data with sorted keys and no white space, the bytes that are hashed and stored.
 * Equals RFC 8785 (JSON canonicalization), but for half a surrogate pair: that is escaped, not refused, so that what a
 * person typed can never stop a deal.
 *
 * @throws TypeError for what JSON cannot say: NaN, infinities, functions, symbols, bigints
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return canonicalLeaf(value ?? null);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`)
    .join(',')}}`;
}

function canonicalLeaf(value: unknown): string {
  const isSayable =
    typeof value === 'number'
      ? Number.isFinite(value)
      : typeof value !== 'function' && typeof value !== 'symbol';
  if (!isSayable) throw new TypeError(`JSON cannot say ${String(value)}`);
  return JSON.stringify(value);
}

/** The hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64);

/** The text whose SHA-256 is an event's hash: the previous hash, a line feed, the event's canonical JSON. */
export function chainText(previousHash: string, event: RecordedEvent): string {
  const { id, position, seq, at, name, aggregate, orgId, ownerId, actorId, visibility, payload } = event;
  return `${previousHash}\n${canonicalJson({ id, position, seq, at, name, aggregate, orgId, ownerId, actorId, visibility, payload })}`;
}
