import { bytes, index, instant, int, table, text } from '../db/kit.ts';

/** Files that people attached: what is known of them. */
export const files = table(
  'file',
  {
    id: text().primaryKey(),
    /** The organisation it belongs to, and the person who brought it. */
    orgId: text().notNull(),
    ownerId: text().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    bytes: int().notNull(),
    sha256: text().notNull(),
    uploadedAt: instant().notNull(),
  },
  (t) => [index('file_owner').on(t.orgId, t.ownerId, t.uploadedAt)],
);

/** Their content, apart so that lists never read it. In the database, so that every server process and every backup has it. */
export const fileContents = table('file_content', {
  fileId: text()
    .primaryKey()
    .references(() => files.id),
  content: bytes().notNull(),
});
