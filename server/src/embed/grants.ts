import { createHash } from 'node:crypto';
import type { EmbedScope } from '@portico/domain/access';
import { codeEnds, grantEnds } from '@portico/domain/embed/connect';
import type { SessionProblem } from '@portico/domain/embed/session-problem';
import type { EmbedWidget } from '@portico/domain/embed/widget';
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

/** Uses up a renewal handle (EM5): once, and from the page it was given to. */
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
  const { grant } = found;
  if (grant.origin !== use.origin) return { ok: false, problem: 'wrong_origin' };
  if (found.usedAt !== null) return { ok: false, problem: 'replayed', stolenFrom: grant.id };
  const taken = await tx
    .update(embedRenewals)
    .set({ usedAt: tx.now })
    .where(and(eq(embedRenewals.hash, hash), isNull(embedRenewals.usedAt)))
    .returning({ hash: embedRenewals.hash });
  return taken.length === 1 ? { ok: true, grant } : { ok: false, problem: 'replayed', stolenFrom: grant.id };
}

/** Gives a grant its next renewal handle, of which only the SHA-256 is kept. */
export async function saveRenewal(tx: Tx, grantId: string): Promise<string> {
  const renewal = newKey('er');
  await tx.insert(embedRenewals).values({ hash: sha256(renewal), grantId, createdAt: tx.now });
  return renewal;
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
