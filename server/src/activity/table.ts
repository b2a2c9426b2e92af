import { int, table, text } from '../db/kit.ts';

/** How far each person has read what happened. */
export const activitySeen = table('activity_seen', {
  userId: text().primaryKey(),
  position: int().notNull(),
});
