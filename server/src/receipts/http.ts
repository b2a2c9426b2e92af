import { Hono } from 'hono';
import type { Database } from '../db/database.ts';
import type { HttpEnv } from '../http/headers.ts';
import { publicReceiptKey } from './key.ts';

/** `GET /api/v1/receipt-key`: the public key receipts are signed with, in PEM, for whoever checks one. */
export function receiptRoutes(db: Database): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/api/v1/receipt-key', async function readReceiptKey(c) {
    const { keyId, publicKey } = await publicReceiptKey(db);
    c.header('Cache-Control', 'public, max-age=300');
    c.header('Portico-Key-Id', keyId);
    return c.body(publicKey, 200, { 'Content-Type': 'application/x-pem-file' });
  });
  return routes;
}
