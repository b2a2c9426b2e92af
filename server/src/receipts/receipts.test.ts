import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receiptText, type SignedReceipt } from '@portico/domain/deals/receipt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../cli/program.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { dealsRouter } from '../deals/router.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { sha256 } from '../outbox/append.ts';
import { callerFor } from '../trpc/testing.ts';
import { receiptRoutes } from './http.ts';
import { keyIdOf, publicReceiptKeys, revokeReceiptKey, rotateReceiptKey, signingKey } from './key.ts';
import { receiptKeys } from './table.ts';
import { verifyReceipt } from './verify.ts';

let test: TestDatabase;
let receipt: SignedReceipt;
let folder: string;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  folder = await mkdtemp(join(tmpdir(), 'portico-receipt-'));
  const deals = callerFor(dealsRouter, { db: test.db, actor: person('nord-anna', 'nord', 'seller') });
  const outcome = await deals.submit({ claim: await goodClaim(test.db, { competitor: 'Ünïcode “quoted”' }) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  receipt = await deals.receipt({ dealId: outcome.deal.id });
});
afterAll(async () => {
  await test[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const copy = (): SignedReceipt => structuredClone(receipt);
/** A receipt somebody else made with a key of their own, perfect in itself. */
function forged(): SignedReceipt {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const content = { ...receipt.content, submittedAt: '2020-01-01T00:00:00.000Z' };
  const text = receiptText(content);
  return {
    ...receipt,
    content,
    hash: sha256(text),
    keyId: keyIdOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    signature: sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

describe('a receipt', () => {
  it('is proved by the portal’s public key, also after a trip through a file', () => {
    const read: unknown = JSON.parse(JSON.stringify(receipt, null, 2));
    expect(verifyReceipt(read, receipt.publicKey)).toMatchObject({ ok: true, pinned: true });
    expect(verifyReceipt(read)).toMatchObject({ ok: true, pinned: false });
  });

  it.each([
    ['another time', (r: SignedReceipt) => (r.content.submittedAt = '2020-01-01T00:00:00.000Z')],
    ['another customer', (r: SignedReceipt) => (r.content.claim.customerName = 'Other')],
    ['a field more in the claim', (r: SignedReceipt) => (r.content.claim.parentName = 'Group')],
    ['another partner', (r: SignedReceipt) => (r.content.partnerId = 'sued')],
  ])('with %s is found out by its hash', (_, change) => {
    const changed = copy();
    change(changed);
    expect(verifyReceipt(changed, receipt.publicKey)).toEqual({ ok: false, problem: 'changed' });
    changed.hash = sha256(receiptText(changed.content));
    expect(verifyReceipt(changed, receipt.publicKey)).toEqual({ ok: false, problem: 'forged' });
  });

  it('signed with a key of somebody else’s is found out by the portal’s key alone', () => {
    expect(verifyReceipt(forged())).toMatchObject({ ok: true, pinned: false });
    expect(verifyReceipt(forged(), receipt.publicKey)).toEqual({ ok: false, problem: 'other_key' });
  });

  it('that names another key than the one it was signed with is forged', () => {
    const { publicKey, keyId } = forged();
    expect(verifyReceipt({ ...receipt, publicKey, keyId })).toEqual({ ok: false, problem: 'forged' });
    expect(verifyReceipt({ ...receipt, keyId: '0'.repeat(16) })).toEqual({ ok: false, problem: 'forged' });
  });

  it.each([null, 5, 'receipt', {}, []])('is not %j', (other) => {
    expect(verifyReceipt(other)).toEqual({ ok: false, problem: 'no_receipt' });
  });

  it('says nothing with a key that is none', () => {
    expect(verifyReceipt(receipt, 'key')).toEqual({ ok: false, problem: 'no_key' });
  });
});

describe('the key', () => {
  it('is one, however many ask at once, and the newest signs', async () => {
    await using fresh = await openTestDatabase();
    const keys = await Promise.all(Array.from({ length: 5 }, () => publicReceiptKeys(fresh.db)));
    expect(new Set(keys.flat().map(({ keyId }) => keyId)).size).toBe(1);
    expect((await fresh.db.write(signingKey)).keyId).toBe(keys[0]?.[0]?.keyId);
    expect(await fresh.db.read.select().from(receiptKeys)).toHaveLength(1);
  });

  it('is given to anyone in PEM, without its private half', async () => {
    const answer = await receiptRoutes(test.db).request('/receipt-key');
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Portico-Key-Id')).toBe(receipt.keyId);
    expect(text).toBe(receipt.publicKey);
    expect(text).not.toContain('PRIVATE');
  });
});

describe('a key that takes the place of another', () => {
  it('signs from now on; what the one before signed is proved by the same list of keys', async () => {
    await using fresh = await openTestDatabase();
    await seedWorld(fresh.db);
    const deals = callerFor(dealsRouter, { db: fresh.db, actor: person('nord-anna', 'nord', 'seller') });
    const handIn = async (customerName: string, customerWeb: string) => {
      const claim = await goodClaim(fresh.db, { customerName, customerWeb });
      const outcome = await deals.submit({ claim });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      return deals.receipt({ dealId: outcome.deal.id });
    };
    const list = async () => (await receiptRoutes(fresh.db).request('/receipt-key')).text();
    const before = await handIn('Alpenglas', 'alpenglas.example');
    const oldList = await list();
    const made = await fresh.db.write(rotateReceiptKey);
    const after = await handIn('Dünenfunk', 'duenenfunk.example');
    expect([after.keyId, before.keyId === after.keyId]).toEqual([made.keyId, false]);

    const answer = await receiptRoutes(fresh.db).request('/receipt-key');
    expect(answer.headers.get('Portico-Key-Id')).toBe(made.keyId);
    const keys = await answer.text();
    expect(keys.match(/BEGIN PUBLIC KEY/g)).toHaveLength(2);
    expect(keys).not.toContain('PRIVATE');
    for (const one of [before, after])
      expect(verifyReceipt(one, keys)).toMatchObject({ ok: true, pinned: true });
    expect(verifyReceipt(after, oldList)).toEqual({ ok: false, problem: 'other_key' });
    expect(verifyReceipt(forged(), keys)).toEqual({ ok: false, problem: 'other_key' });
  });
});

describe('a key that is revoked', () => {
  it('proves nothing any more; another signs at once, and the keys beside it prove as before', async () => {
    await using fresh = await openTestDatabase();
    await seedWorld(fresh.db);
    const deals = callerFor(dealsRouter, { db: fresh.db, actor: person('nord-anna', 'nord', 'seller') });
    const handIn = async (customerName: string, customerWeb: string) => {
      const claim = await goodClaim(fresh.db, { customerName, customerWeb });
      const outcome = await deals.submit({ claim });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      return deals.receipt({ dealId: outcome.deal.id });
    };
    const list = async () => (await receiptRoutes(fresh.db).request('/receipt-key')).text();
    const first = await handIn('Alpenglas', 'alpenglas.example');
    await fresh.db.write(rotateReceiptKey);
    const second = await handIn('Dünenfunk', 'duenenfunk.example');
    const oldList = await list();
    const revoke = (keyId: string) => fresh.db.write((tx) => revokeReceiptKey(tx, keyId));

    const { revoked, signsNow } = await revoke(second.keyId);
    const third = await handIn('Seilbahn', 'seilbahn.example');
    expect(third.keyId).toBe(signsNow);
    expect([first.keyId, second.keyId]).not.toContain(third.keyId);
    const keys = await list();
    expect(keys).not.toContain('PRIVATE');
    expect(verifyReceipt(second, keys)).toEqual({
      ok: false,
      problem: 'revoked',
      keyId: second.keyId,
      revokedAt: revoked.revokedAt,
    });
    for (const one of [first, third])
      expect(verifyReceipt(one, keys)).toMatchObject({ ok: true, pinned: true });
    expect(verifyReceipt(second, oldList)).toMatchObject({ ok: true });

    // An older one: the one that signs goes on.
    expect(await revoke(first.keyId)).toMatchObject({ signsNow });
    expect(verifyReceipt(first, await list())).toMatchObject({ problem: 'revoked' });
    expect((await revoke(second.keyId)).revoked.revokedAt).toBe(revoked.revokedAt);
    await expect(revoke('0000000000000000')).rejects.toMatchObject({ code: 'not_found' });
    expect((await fresh.db.write(signingKey)).keyId).toBe(signsNow);
  });

  it('stays revoked when its time cannot be read, and only itself', () => {
    const other = forged().publicKey;
    const list = `Portico-Revoked-At: soon\n${other}${receipt.publicKey}`;
    expect(verifyReceipt(receipt, list)).toMatchObject({ ok: true });
    const mine = `${other}Portico-Revoked-At:\n${receipt.publicKey}`;
    expect(verifyReceipt(receipt, mine)).toMatchObject({ ok: false, problem: 'revoked' });
  });
});

describe('portico receipt verify', () => {
  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const terminal = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
    const code = await runCommandLine(['receipt', 'verify', ...args], terminal);
    return { code, out, err };
  }

  it('exits 0 for a genuine receipt and says what came in, when, and whose key it was', async () => {
    const path = await file('receipt.json', JSON.stringify(receipt));
    const key = await file('key.pem', receipt.publicKey);
    const { code, out } = await run('--receipt', path, '--key', key);
    expect(code).toBe(0);
    for (const said of [receipt.content.number, receipt.content.submittedAt, receipt.keyId])
      expect(out).toContain(said);
    const json = await run('--receipt', path, '--key', key, '--json');
    expect(JSON.parse(json.out)).toEqual({
      ok: true,
      pinned: true,
      keyId: receipt.keyId,
      hash: receipt.hash,
      content: receipt.content,
    });
    expect((await run('--receipt', path)).out).toContain('--key');
  });

  it.each([
    ['changed', () => JSON.stringify({ ...copy(), hash: '0'.repeat(64) }), /was changed/],
    ['signed by somebody else', () => JSON.stringify(forged()), /not with the key you gave/],
    ['no JSON', () => 'receipt', /no receipt/],
    ['no receipt', () => '{}', /no receipt/],
  ])('exits 1 and says why for one that is %s', async (_, text, reason) => {
    const path = await file('other.json', text());
    const key = await file('key.pem', receipt.publicKey);
    const { code, out, err } = await run('--receipt', path, '--key', key);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(reason);
  });

  it('exits 1 for one of a revoked key, and says since when', async () => {
    const path = await file('receipt.json', JSON.stringify(receipt));
    const key = await file('keys.pem', `Portico-Revoked-At: 2026-11-20T08:00:00.000Z\n${receipt.publicKey}`);
    const { code, out, err } = await run('--receipt', path, '--key', key);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`signed by a key (${receipt.keyId}) that was revoked on 2026-11-20T08:00:00.000Z`);
  });

  it('exits 1 for a file that is not there, 2 for wrong usage', async () => {
    expect((await run('--receipt', join(folder, 'none.json'))).code).toBe(1);
    expect((await run()).code).toBe(2);
    expect((await run('--reciept', 'x')).code).toBe(2);
  });
});
