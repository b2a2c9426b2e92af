import { addDays, Instant } from '@portico/domain/time';
import { eq, inArray } from 'drizzle-orm';
import * as v from 'valibot';
import type { Database } from '../../db/database.ts';
import { reservationCells, reservations } from '../../reservations/table.ts';
import { deals } from '../../deals/table.ts';

/**
 * Lets days go by for one deal, for tests: all its instants, and those of what it has reserved, move into the past, as if it
 * had all happened that much earlier. The database's clock, which decides, stays what it is.
 */
export async function letDaysPass(db: Database, dealId: string, days: number): Promise<void> {
  const earlier = <T>(row: T): T =>
    JSON.parse(JSON.stringify(row), (_, value: unknown) =>
      v.is(Instant, value) ? addDays(value, -days) : value,
    ) as T;
  await db.write(async (tx) => {
    for (const row of await tx.select().from(deals).where(eq(deals.id, dealId)))
      await tx.update(deals).set(earlier(row)).where(eq(deals.id, dealId));
    const held = await tx.select().from(reservations).where(eq(reservations.originId, dealId));
    for (const row of held)
      await tx.update(reservations).set(earlier(row)).where(eq(reservations.id, row.id));
    const ids = held.map(({ id }) => id);
    const cells =
      ids.length === 0
        ? []
        : await tx.select().from(reservationCells).where(inArray(reservationCells.reservationId, ids));
    for (const cell of cells)
      await tx
        .update(reservationCells)
        .set({ endsAt: addDays(cell.endsAt, -days) })
        .where(eq(reservationCells.reservationId, cell.reservationId));
  });
}
