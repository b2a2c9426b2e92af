import type BetterSqlite3 from 'better-sqlite3';
import { connect } from '../db/sqlite.ts';
import type { RestoreTarget } from './restore-target.ts';
import { quoted } from './sqlite-snapshot.ts';

/** Puts rows into a freshly migrated SQLite file, in one transaction. The file itself goes with its folder when abandoned. */
export function sqliteTarget(file: string): RestoreTarget {
  const connection = connect(file, { readonly: false });
  connection.exec('begin immediate');
  let insertion: BetterSqlite3.Statement<unknown[]> | null = null;
  return {
    begin: ({ name, columns }) => {
      const places = columns.map(() => '?').join(', ');
      insertion = connection.prepare(
        `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) values (${places})`,
      );
      return Promise.resolve();
    },
    insert: (row) => {
      insertion?.run(...row);
      return Promise.resolve();
    },
    commit: () => {
      connection.exec('commit');
      connection.pragma('wal_checkpoint(TRUNCATE)');
      return Promise.resolve();
    },
    findDamage: () => {
      const answer = connection.pragma('integrity_check', { simple: true });
      const dangling = connection.pragma('foreign_key_check');
      if (answer !== 'ok') return Promise.resolve(String(answer));
      return Promise.resolve(
        Array.isArray(dangling) && dangling.length > 0 ? 'a row names another that is not there' : null,
      );
    },
    abandon: () => Promise.resolve(),
    close: () => Promise.resolve(void connection.close()),
  };
}
