import { asc, eq, inArray } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { keptNames, preparedByIds } from '../db/prepared.ts';
import { products } from './table.ts';

/** A product as partners may see it. */
export interface Product {
  id: string;
  sku: string;
  name: string;
  family: string;
}

const LIST_MAX = 500;

/** The products that can be registered now, by family and name; at most 500. */
export async function listRegistrable(query: Query): Promise<Product[]> {
  return query
    .select({ id: products.id, sku: products.sku, name: products.name, family: products.family })
    .from(products)
    .where(eq(products.registrable, true))
    .orderBy(asc(products.family), asc(products.name), asc(products.id))
    .limit(LIST_MAX);
}

/** The ids of all products, those that cannot be registered too; at most 10,000. */
export async function listProductIds(query: Query): Promise<string[]> {
  const rows = await query.select({ id: products.id }).from(products).orderBy(asc(products.id)).limit(10_000);
  return rows.map(({ id }) => id);
}

/** Names of some products by id. */
export const listProductNames = keptNames(
  preparedByIds('product_names', (query, ids) =>
    query.select({ id: products.id, name: products.name }).from(products).where(inArray(products.id, ids)),
  ),
);
