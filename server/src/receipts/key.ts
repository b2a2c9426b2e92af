import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { desc } from 'drizzle-orm';
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

/** The public half, for anyone who checks a receipt; PEM and its id. */
export async function publicReceiptKey(db: Database): Promise<{ keyId: string; publicKey: string }> {
  const { keyId, publicKey } = (await findKey(db.read)) ?? (await db.write((tx) => signingKey(tx)));
  return { keyId, publicKey };
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
