import { Tally, rowLine, type TableRecord } from './format.ts';

/** A database frozen at one moment while others go on writing. */
export interface Snapshot extends AsyncDisposable {
  /** By the database's clock. */
  readonly takenAt: string;
  readonly chain: { position: number; hash: string };
  /** The hashes of the migrations that have run, in order. */
  readonly migrations: readonly string[];
  readonly tables: readonly { name: string; columns: readonly string[] }[];
  /** A table's rows in the order of its primary key. */
  rows(table: string): AsyncIterable<readonly unknown[]>;
}

/** Goes over a table's rows, hands each line on and tells what they hash to. */
export async function recordTable(
  snapshot: Snapshot,
  table: Snapshot['tables'][number],
  write: (line: string) => Promise<void>,
): Promise<TableRecord> {
  const tally = new Tally();
  for await (const row of snapshot.rows(table.name)) {
    const line = `${rowLine(row)}\n`;
    tally.add(line, 1);
    await write(line);
  }
  const { count, sha256 } = tally.end();
  return { name: table.name, columns: [...table.columns], rows: count, sha256 };
}
