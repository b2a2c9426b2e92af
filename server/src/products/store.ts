import { asc, eq } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
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
