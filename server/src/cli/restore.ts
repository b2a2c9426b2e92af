import { Command } from 'commander';
import { type Answer, answering, type Terminal } from './command.ts';

const EXAMPLES = `
Nothing is overwritten: the folder must be new or empty, and so must a PostgreSQL database. The backup is proved before
anything is written, and what was written is proved against it; if either fails, nothing stays behind.

Examples:
  pnpm portico restore /backups/portico-monday /srv/portico-data
  PORTICO_DATA=/srv/portico-data pnpm start

  pnpm portico restore /backups/portico-monday /srv/portico-data --database-url postgres://…/new_database
  DATABASE_URL=postgres://…/new_database PORTICO_DATA=/srv/portico-data pnpm start`;

/** `portico restore`: a backup into a new folder. */
export function restoreCommand(terminal: Terminal): Command {
  return new Command('restore')
    .description('restore a backup into a new folder, and prove it')
    .argument('<file>', 'a backup')
    .argument('<folder>', 'the data folder to make; new or empty')
    .option(
      '--database-url <url>',
      'a backup of PostgreSQL: the empty database to fill; DATABASE_URL is not touched',
    )
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, restore));
}

async function restore(file: string, folder: string, options: { databaseUrl?: string }): Promise<Answer> {
  // The engine is decided once, when the database's modules load: the option has to be in the environment by then. Never
  // the server's own DATABASE_URL: that database is in use.
  delete process.env['DATABASE_URL'];
  if (options.databaseUrl !== undefined) process.env['DATABASE_URL'] = options.databaseUrl;
  const [{ restoreBackup }, { refuseUnreadable }] = await Promise.all([
    import('../backup/restore-backup.ts'),
    import('./files.ts'),
  ]);
  await refuseUnreadable(file);
  const manifest = await restoreBackup({ file, folder, databaseUrl: options.databaseUrl ?? null });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    json: {
      folder,
      engine: manifest.engine,
      createdAt: manifest.createdAt,
      tables: manifest.tables.length,
      rows,
      files: manifest.files.length,
      chain: manifest.chain,
    },
    text: `${folder}: ${rows} rows and ${manifest.files.length} files as of ${manifest.createdAt}, proved against the backup.\nStart with: ${startCommand(folder, options.databaseUrl)}`,
  };
}

/** What starts the server on what was restored. A password is not printed: the operator knows where it is. */
function startCommand(folder: string, databaseUrl: string | undefined): string {
  const url = databaseUrl === undefined ? null : new URL(databaseUrl);
  if (url?.password) url.password = '…';
  const database = url === null ? '' : `DATABASE_URL=${decodeURIComponent(url.href)} `;
  return `${database}PORTICO_DATA=${folder} npx pnpm@12 start`;
}
