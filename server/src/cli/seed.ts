import { Command } from 'commander';
import { type Answer, answering, openSite, type Terminal, withDatabase } from './command.ts';

/** `portico seed`: loads the demo. */
export function seedCommand(terminal: Terminal): Command {
  return new Command('seed')
    .description('load the demo: a vendor, its partners and their deals, dated relative to today')
    .addHelpText(
      'after',
      '\nIt goes into an empty database only; loading it twice changes nothing. Sign-ins and keys are written to demo.json in the data folder.\n\nExamples:\n  pnpm portico seed',
    )
    .action(answering(terminal, seed));
}

async function seed(): Promise<Answer> {
  const [{ location, env }, { mkdir }, { migrateDatabase }, { seedDemo, DEMO_PASSWORD, siteOriginsOf }] =
    await Promise.all([
      openSite(),
      import('node:fs/promises'),
      import('../db/migrate.ts'),
      import('../seed/seed.ts'),
    ]);
  await mkdir(env.dataFolder, { recursive: true });
  await migrateDatabase(location);
  const result = await withDatabase((db) =>
    seedDemo(db, {
      portalUrl: env.portalUrl,
      siteOrigins: siteOriginsOf(env.port),
      dataFolder: env.dataFolder,
    }),
  );
  const { loaded, organisations, people, deals } = result;
  const [first] = result.demo.people;
  const text = loaded
    ? `The demo is loaded: ${organisations} organisations, ${people} people, ${deals} deals. Sign in as ${first?.email ?? ''} with "${DEMO_PASSWORD}".`
    : 'The demo is there already.';
  return { json: { loaded, organisations, people, deals }, text };
}
