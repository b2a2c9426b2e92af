import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Instant } from '@portico/domain/time';
import { desc, max } from 'drizzle-orm';
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
  const row = { serial: (last?.serial ?? 0) + 1, keyId, privateKey, publicKey, createdAt: tx.now };
  await tx.insert(receiptKeys).values(row);
  return { keyId, publicKey, createdAt: tx.now };
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
