import { index, instant, primaryKey, table, text } from '../db/kit.ts';

/** The answer every mutation gave, so that the same request asked twice is done once. Kept for at least seven days. */
export const idempotencyKeys = table(
  'idempotency_key',
  {
    principal: text().notNull(),
    procedure: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    /** The answer as JSON, byte for byte. */
    answer: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.principal, t.procedure, t.key] }),
    index('idempotency_key_created').on(t.createdAt),
  ],
);

/** Whose page used a single-use id first: nobody else's may. Kept as long as the answers. */
export const singleUseIds = table(
  'single_use_id',
  { key: text().primaryKey(), holder: text().notNull(), createdAt: instant().notNull() },
  (t) => [index('single_use_id_created').on(t.createdAt)],
);
