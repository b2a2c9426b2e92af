import { Hono } from 'hono';
import type { Database } from '../db/database.ts';
import type { HttpEnv } from '../http/headers.ts';
import { pemOf, publicReceiptKeys } from './key.ts';

/**
 * `GET /api/v1/receipt-key`: the public keys receipts are, or were, signed with, in PEM one after the other, the one that
 * signs now first; its id is in `Portico-Key-Id`. A revoked one has the line `Portico-Revoked-At: …` before it.
 */
export function receiptRoutes(db: Database): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/receipt-key', async function readReceiptKey(c) {
    const keys = await publicReceiptKeys(db);
    c.header('Cache-Control', 'public, max-age=300');
    c.header('Portico-Key-Id', keys[0]?.keyId ?? '');
    return c.body(keys.map(pemOf).join(''), 200, {
      'Content-Type': 'application/x-pem-file',
    });
  });
  return routes;
}
