import { flag, index, int, table, text } from '../db/kit.ts';

/** What the vendor sells and partners may register. */
export const products = table(
  'product',
  {
    id: text().primaryKey(),
    sku: text().notNull().unique(),
    name: text().notNull(),
    family: text().notNull(),
    listPriceMinor: int(),
    currency: text(),
    registrable: flag().notNull(),
  },
  (t) => [index('product_family_name').on(t.family, t.name)],
);
