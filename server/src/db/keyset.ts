import { Fault } from '@portico/domain/fault';
import type { Page } from '@portico/domain/page';
import { and, type Column, eq, gt, lt, or, type SQL } from 'drizzle-orm';

/** Where a page goes on: the sort value and id of its last row. */
type Key = readonly [value: string | number, id: string];

/**
 * The condition for the rows behind `cursor`, in the order (`value`, `id`). Pages by key cost the same at any depth and
 * neither skip nor repeat rows that were there all along.
 *
 * @throws Fault `bad_input` when the cursor is not one of ours
 */
export function after(
  cursor: string | undefined,
  columns: { value: Column; id: Column },
  order: 'ascending' | 'descending',
): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [value, id] = readCursor(cursor);
  const beyond = order === 'ascending' ? gt : lt;
  return or(beyond(columns.value, value), and(eq(columns.value, value), beyond(columns.id, id)));
}

/** Makes a page of `limit` rows out of up to `limit + 1` that were read; the one too many says that there is more. */
export function pageOfRows<R, T>(
  rows: R[],
  limit: number,
  shape: { key: (row: R) => Key; row: (row: R) => T },
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? Buffer.from(JSON.stringify(shape.key(last))).toString('base64url')
      : null;
  return { rows: shown.map(shape.row), next };
}

function readCursor(cursor: string): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === 2 &&
      ['string', 'number'].includes(typeof key[0]) &&
      typeof key[1] === 'string'
    ) {
      return [key[0] as string | number, key[1]];
    }
  } catch {
    // Not JSON: answered below like any other cursor that is not ours.
  }
  throw new Fault('bad_input', { fields: [{ path: 'cursor', key: 'cursor' }] });
}
