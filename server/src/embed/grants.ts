import { createHash, createHmac } from 'node:crypto';
import type { EmbedScope } from '@portico/domain/access';
import { codeEnds, grantEnds, isGraceOver } from '@portico/domain/embed/connect';
import type { SessionProblem } from '@portico/domain/embed/session-problem';
import type { EmbedWidget } from '@portico/domain/embed/widget';
import { makeKey } from '@portico/domain/sites/key';
import type { Instant } from '@portico/domain/time';
import { and, eq, isNull } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { newKey } from '../identity/new-key.ts';
import { sha256 } from '../outbox/append.ts';
import { embedConsents, embedGrants, embedRenewals } from './table.ts';

/** A person's consent at work, as sessions are made from it. */
export type Grant = typeof embedGrants.$inferSelect;

/** What a person consented to, before it is one. */
export interface NewGrant {
  siteId: string;
  keyId: string;
  orgId: string;
  userId: string;
  origin: string;
  scopes: readonly EmbedScope[];
  widgets: readonly EmbedWidget[] | null;
  /** PKCE, S256. */
  challenge: string;
  code: string;
}

/** What came of presenting a code or a handle. */
export type Presented =
  | { ok: true; grant: Grant }
  | { ok: false; problem: SessionProblem; stolenFrom?: string };

/** Keeps a consent under the code that gives it, of which only the SHA-256 is stored (EM4). */
export async function saveGrant(tx: Tx, grant: NewGrant): Promise<void> {
  const { code, scopes, widgets, ...facts } = grant;
  await tx.insert(embedGrants).values({
    ...facts,
    id: newId('grant'),
    scopes: [...scopes],
    widgets: widgets === null ? null : [...widgets],
    codeHash: sha256(code),
    codeExpiresAt: codeEnds(tx.now),
    createdAt: tx.now,
    expiresAt: grantEnds(tx.now),
  });
}

/**
 * Uses up a code (EM4): once, in time, from the page it was made for and by whoever holds the verifier of its challenge.
 * A second use says from which consent the code was taken.
 */
export async function takeCode(
  tx: Tx,
  use: { code: string; verifier: string; origin: string; siteId: string },
): Promise<Presented> {
  const [grant] = await tx
    .select()
    .from(embedGrants)
    .where(eq(embedGrants.codeHash, sha256(use.code)))
    .limit(1);
  if (!grant || grant.siteId !== use.siteId || challengeOf(use.verifier) !== grant.challenge)
    return { ok: false, problem: 'expired' };
  if (grant.origin !== use.origin) return { ok: false, problem: 'wrong_origin' };
  if (grant.codeUsedAt !== null) return { ok: false, problem: 'replayed', stolenFrom: grant.id };
  if (tx.now >= grant.codeExpiresAt) return { ok: false, problem: 'expired' };
  const taken = await tx
    .update(embedGrants)
    .set({ codeUsedAt: tx.now })
    .where(and(eq(embedGrants.id, grant.id), isNull(embedGrants.codeUsedAt)))
    .returning({ id: embedGrants.id });
  return taken.length === 1 ? { ok: true, grant } : { ok: false, problem: 'replayed', stolenFrom: grant.id };
}

/**
 * Uses up a renewal handle (EM5): once, and from the page it was given to. One that comes again within its grace, while the
 * next has not been used, is one whose answer was lost.
 */
export async function takeRenewal(
  tx: Tx,
  use: { renewal: string; origin: string; siteId: string },
): Promise<Presented> {
  const hash = sha256(use.renewal);
  const [found] = await tx
    .select({ grant: embedGrants, usedAt: embedRenewals.usedAt })
    .from(embedRenewals)
    .innerJoin(embedGrants, eq(embedGrants.id, embedRenewals.grantId))
    .where(eq(embedRenewals.hash, hash))
    .limit(1);
  if (!found || found.grant.siteId !== use.siteId || tx.now >= found.grant.expiresAt)
    return { ok: false, problem: 'expired' };
  const { grant, usedAt } = found;
  if (grant.origin !== use.origin) return { ok: false, problem: 'wrong_origin' };
  const taken = await tx
    .update(embedRenewals)
    .set({ usedAt: tx.now })
    .where(and(eq(embedRenewals.hash, hash), isNull(embedRenewals.usedAt)))
    .returning({ hash: embedRenewals.hash });
  // Not taken and not yet used when it was read: used by another call at this moment.
  const isGood = taken.length === 1 || (await isLostAnswer(tx, { grant, renewal: use.renewal, usedAt }));
  return isGood ? { ok: true, grant } : { ok: false, problem: 'replayed', stolenFrom: grant.id };
}

async function isLostAnswer(
  tx: Tx,
  { grant, renewal, usedAt }: { grant: Grant; renewal: string; usedAt: Instant | null },
): Promise<boolean> {
  if (usedAt !== null && isGraceOver(usedAt, tx.now)) return false;
  const [next] = await tx
    .select({ usedAt: embedRenewals.usedAt })
    .from(embedRenewals)
    .where(eq(embedRenewals.hash, sha256(renewalAfter(grant, renewal))))
    .limit(1);
  return next?.usedAt === null;
}

/**
 * Gives a grant its next renewal handle, of which only the SHA-256 is kept: after the same handle `before` always the same.
 */
export async function saveRenewal(tx: Tx, grant: Grant, before?: string): Promise<string> {
  const renewal = before === undefined ? newKey('er') : renewalAfter(grant, before);
  await tx
    .insert(embedRenewals)
    .values({ hash: sha256(renewal), grantId: grant.id, createdAt: tx.now })
    .onConflictDoNothing();
  return renewal;
}

/**
 * The handle that follows `before`. It can be given a second time although it is kept nowhere: it takes the handle before,
 * which the page alone has, and what the database alone has of the grant.
 */
function renewalAfter({ id, codeHash }: Grant, before: string): string {
  return makeKey('er', createHmac('sha512', `${id} ${codeHash}`).update(before).digest());
}

/** What a person has agreed to for a site's pages of this origin, or null (EM3). */
export async function findConsent(
  query: Query,
  of: { userId: string; siteId: string; origin: string },
): Promise<readonly EmbedScope[] | null> {
  const [row] = await query
    .select({ scopes: embedConsents.scopes })
    .from(embedConsents)
    .where(
      and(
        eq(embedConsents.userId, of.userId),
        eq(embedConsents.siteId, of.siteId),
        eq(embedConsents.origin, of.origin),
      ),
    )
    .limit(1);
  return row?.scopes ?? null;
}

/** Remembers what a person agreed to (EM3). */
export async function saveConsent(
  tx: Tx,
  consent: { userId: string; siteId: string; origin: string; scopes: readonly EmbedScope[] },
): Promise<void> {
  const row = { ...consent, scopes: [...consent.scopes], agreedAt: tx.now };
  await tx
    .insert(embedConsents)
    .values(row)
    .onConflictDoUpdate({
      target: [embedConsents.userId, embedConsents.siteId, embedConsents.origin],
      set: { scopes: row.scopes, agreedAt: row.agreedAt },
    });
}

/** The S256 challenge of a verifier (RFC 7636, section 4.2). */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
