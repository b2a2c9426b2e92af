import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { receiptText, SignedReceipt } from '@portico/domain/deals/receipt';
import { Instant } from '@portico/domain/time';
import * as v from 'valibot';
import { sha256 } from '../outbox/append.ts';
import { keyIdOf, REVOKED_AT } from './key.ts';

/** What is wrong with a receipt. */
export type ReceiptProblem = 'no_receipt' | 'changed' | 'forged' | 'other_key' | 'no_key';

/** What a receipt turned out to be; `pinned` when its key was compared with one that came another way. */
export type ReceiptVerdict =
  | { ok: true; receipt: SignedReceipt; pinned: boolean }
  | { ok: false; problem: ReceiptProblem }
  | { ok: false; problem: 'revoked'; keyId: string; revokedAt: Instant };

/**
 * Proves a receipt without a database and without a network (DM19): its contents against its hash, its signature against
 * its key, and its key against `trusted`, where one is given. Without one it says only that the receipt is whole in
 * itself: anyone can sign with a key of their own. What a revoked key signed proves nothing, whatever time it names: whoever
 * had the key chose that time.
 *
 * @param document what the receipt's file holds, parsed from JSON
 * @param trusted the portal's public keys in PEM, from `GET /api/v1/receipt-key`; any of them may have signed it
 */
export function verifyReceipt(document: unknown, trusted?: string): ReceiptVerdict {
  const read = v.safeParse(SignedReceipt, document);
  if (!read.success) return { ok: false, problem: 'no_receipt' };
  const receipt = read.output;
  const text = receiptText(receipt.content);
  if (sha256(text) !== receipt.hash) return { ok: false, problem: 'changed' };
  const own = readKey(receipt.publicKey);
  if (!own || keyIdOf(own) !== receipt.keyId) return { ok: false, problem: 'forged' };
  if (!verify(null, Buffer.from(text, 'utf8'), own, Buffer.from(receipt.signature, 'base64')))
    return { ok: false, problem: 'forged' };
  if (trusted === undefined) return { ok: true, receipt, pinned: false };
  const expected = readKeys(trusted);
  if (expected.length === 0) return { ok: false, problem: 'no_key' };
  const mine = expected.filter(({ key }) => key.equals(own));
  if (mine.length === 0) return { ok: false, problem: 'other_key' };
  const revokedAt = mine.find((one) => one.revokedAt !== null)?.revokedAt ?? null;
  return revokedAt === null
    ? { ok: true, receipt, pinned: true }
    : { ok: false, problem: 'revoked', keyId: receipt.keyId, revokedAt };
}

/** The Ed25519 public keys among PEM blocks that stand one after the other, and when those that are were revoked. */
function readKeys(pem: string): { key: KeyObject; revokedAt: Instant | null }[] {
  const blocks = pem.matchAll(BLOCK);
  return [...blocks].flatMap(([, at, block = '']) => {
    const key = readKey(block);
    // A time that cannot be read revokes all the same.
    const revokedAt = at === undefined ? null : v.is(Instant, at) ? at : UNREADABLE;
    return key ? [{ key, revokedAt }] : [];
  });
}

const BLOCK = new RegExp(
  `(?:${REVOKED_AT}[ \\t]*([^\\s]*)\\s+)?(-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----)`,
  'g',
);
const UNREADABLE: Instant = '1970-01-01T00:00:00.000Z';

/** An Ed25519 public key in PEM, or null for anything else. */
function readKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
