import { Command } from 'commander';
import { type Answer, answering, openSite, refuseMissingDatabase, type Terminal } from './command.ts';

const EXAMPLES = `
The server may go on writing. The file holds the database and the data folder, secrets too: keep it as safe as them.

Examples:
  pnpm portico backup /backups/portico-$(date +%F)
  DATABASE_URL=postgres://… pnpm portico backup /backups/portico --json`;

/** `portico backup`: everything into one file, online. */
export function backupCommand(terminal: Terminal): Command {
  return new Command('backup')
    .description('back up the database and the data folder into one file, while the server runs')
    .argument('<file>', 'a file that does not exist yet')
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, backUp));
}

async function backUp(file: string): Promise<Answer> {
  const [site, { writeBackup }] = await Promise.all([openSite(), import('../backup/write-backup.ts')]);
  await refuseMissingDatabase(site);
  const { location, env } = site;
  const { bytes, manifest } = await writeBackup({ location, dataFolder: env.dataFolder, file });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const { createdAt, engine, chain } = manifest;
  return {
    json: {
      file,
      bytes,
      engine,
      createdAt,
      tables: manifest.tables.length,
      rows,
      files: manifest.files.length,
      chain,
    },
    text: `${file}: ${rows} rows in ${manifest.tables.length} tables and ${manifest.files.length} files, as of ${createdAt}.`,
  };
}
