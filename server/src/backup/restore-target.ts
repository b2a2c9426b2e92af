/** A database that rows are put back into: all of them, or after `abandon` none. */
export interface RestoreTarget {
  /** The rows that follow belong to this table. */
  begin(table: { name: string; columns: readonly string[] }): Promise<void>;
  insert(row: readonly unknown[]): Promise<void>;
  /** Keeps what was inserted. */
  commit(): Promise<void>;
  /** What the engine itself finds wrong with its data; null when nothing. */
  findDamage(): Promise<string | null>;
  /** Removes everything that was made, also after a commit. */
  abandon(): Promise<void>;
  close(): Promise<void>;
}
