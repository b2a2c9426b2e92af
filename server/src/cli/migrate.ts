import { Command } from 'commander';
import { type Answer, answering, openSite, type Terminal } from './command.ts';

/** `portico migrate`: makes the database, or brings it to this version's tables. */
export function migrateCommand(terminal: Terminal): Command {
  return new Command('migrate')
    .description('make the database, or bring it to the tables of this version')
    .addHelpText(
      'after',
      '\nExamples:\n  pnpm portico migrate\n  DATABASE_URL=postgres://… pnpm portico migrate',
    )
    .action(answering(terminal, migrate));
}

async function migrate(): Promise<Answer> {
  const { env, location } = await openSite();
  const [{ mkdir }, { engine }, { migrateDatabase }, { refuseOtherEngine }] = await Promise.all([
    import('node:fs/promises'),
    import('../db/engine.ts'),
    import('../db/migrate.ts'),
    import('../data-folder.ts'),
  ]);
  await refuseOtherEngine(env.dataFolder, engine);
  if (location.url === null) await mkdir(env.dataFolder, { recursive: true });
  await migrateDatabase(location);
  const where = location.url === null ? location.file : 'PostgreSQL';
  return {
    json: { migrated: true, engine: location.url === null ? 'sqlite' : 'postgres' },
    text: `The tables in ${where} are those of this version.`,
  };
}
