import { eq } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { onProductAdded } from '../reservations/register-changes.ts';
import { products } from './table.ts';

/**
 * Adds a product, or changes the one with the same SKU. Who reserved all products of a customer gets the cells of a new one
 * in the same transaction (RC26), so it stands apart from the store that cells are laid with.
 */
export async function saveProduct(tx: Tx, product: typeof products.$inferInsert): Promise<void> {
  const { id: _, sku, ...changes } = product;
  const [known] = await tx.select({ id: products.id }).from(products).where(eq(products.sku, sku)).limit(1);
  await tx.insert(products).values(product).onConflictDoUpdate({ target: products.sku, set: changes });
  if (!known) await onProductAdded(tx);
}
