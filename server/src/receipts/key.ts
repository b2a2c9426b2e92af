import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Fault } from '@portico/domain/fault';
import type { Instant } from '@portico/domain/time';
import { desc, eq, max } from 'drizzle-orm';
import type { Database, Query, Tx } from '../db/database.ts';
import { preparedRead } from '../db/prepared.ts';
import { receiptKeys } from './table.ts';

/** The key receipts are signed with now. */
export interface ReceiptKey {
  keyId: string;
  /** SPKI, PEM. */
  publicKey: string;
  privateKey: KeyObject;
}

const newest = preparedRead('receipt_key', (query) =>
  query.select().from(receiptKeys).orderBy(desc(receiptKeys.serial)).limit(1),
);

/** Private keys read once: the same text is the same key. */
const parsed = new Map<string, KeyObject>();

/** The key that signs; made when there is none. Two servers that start at once agree on one. */
export async function signingKey(tx: Tx): Promise<ReceiptKey> {
  const known = await findKey(tx);
  if (known) return known;
  await tx
    .insert(receiptKeys)
    .values({ serial: 1, ...newKey(), createdAt: tx.now })
    .onConflictDoNothing();
  const made = await findKey(tx);
  if (!made) throw new Error('a key that was made is there');
  return made;
}

/** A public key receipts are, or were, signed with. */
export interface PublicReceiptKey {
  keyId: string;
  /** SPKI, PEM. */
  publicKey: string;
  createdAt: Instant;
  /** When it was revoked: somebody else may have had it. */
  revokedAt: Instant | null;
}

const KEYS_MAX = 200;

/** The public halves, the one that signs now first, for anyone who checks a receipt; makes the first when there is none. */
export async function publicReceiptKeys(db: Database): Promise<PublicReceiptKey[]> {
  if (!(await findKey(db.read))) await db.write((tx) => signingKey(tx));
  return db.read
    .select({
      keyId: receiptKeys.keyId,
      publicKey: receiptKeys.publicKey,
      createdAt: receiptKeys.createdAt,
      revokedAt: receiptKeys.revokedAt,
    })
    .from(receiptKeys)
    .orderBy(desc(receiptKeys.serial))
    .limit(KEYS_MAX);
}

/**
 * Makes a key that signs from now on, on every server. The ones before stay: what they signed is proved as before.
 *
 * @returns the key that signs now
 */
export async function rotateReceiptKey(tx: Tx): Promise<PublicReceiptKey> {
  await signingKey(tx);
  const [last] = await tx.select({ serial: max(receiptKeys.serial) }).from(receiptKeys);
  const { privateKey, publicKey, keyId } = newKey();
  const serial = (last?.serial ?? 0) + 1;
  await tx.insert(receiptKeys).values({ serial, keyId, privateKey, publicKey, createdAt: tx.now });
  return { keyId, publicKey, createdAt: tx.now, revokedAt: null };
}

/**
 * Revokes a key that somebody else may have had: what it signed, whenever that says it was, proves nothing any more. Where it
 * is the one that signs now, a new one takes its place in the same transaction. Revoked again, it keeps its first time.
 *
 * @returns the key, and the one that signs from now on
 * @throws Fault `not_found`
 */
export async function revokeReceiptKey(
  tx: Tx,
  keyId: string,
): Promise<{ revoked: PublicReceiptKey; signsNow: string }> {
  const [row] = await tx.select().from(receiptKeys).where(eq(receiptKeys.keyId, keyId)).limit(1);
  if (!row) throw new Fault('not_found');
  const revokedAt = row.revokedAt ?? tx.now;
  await tx.update(receiptKeys).set({ revokedAt }).where(eq(receiptKeys.keyId, keyId));
  const signing = await findKey(tx);
  const signsNow = signing?.keyId === keyId ? (await rotateReceiptKey(tx)).keyId : (signing?.keyId ?? keyId);
  const { publicKey, createdAt } = row;
  return { revoked: { keyId, publicKey, createdAt, revokedAt }, signsNow };
}

/** How a public key is named: the first 16 hex digits of the SHA-256 of its SPKI bytes. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

async function findKey(query: Query): Promise<ReceiptKey | null> {
  const [row] = await newest(query, {});
  if (!row) return null;
  const privateKey = parsed.get(row.privateKey) ?? createPrivateKey(row.privateKey);
  parsed.set(row.privateKey, privateKey);
  return { keyId: row.keyId, publicKey: row.publicKey, privateKey };
}

function newKey(): { keyId: string; privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    keyId: keyIdOf(publicKey),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** What stands before a revoked key in the file of keys: RFC 7468 lets text stand there, and whatever reads PEM skips it. */
export const REVOKED_AT = 'Portico-Revoked-At:';

/** A key as the file of keys has it. */
export function pemOf({ publicKey, revokedAt }: PublicReceiptKey): string {
  return revokedAt === null ? publicKey : `${REVOKED_AT} ${revokedAt}\n${publicKey}`;
}
