/**
 * Runs a kill loop for so many seconds and prints what came of it as JSON: `run.ts <seconds> [deals|grants]`. For the bench.
 */
import { engine } from '../db/engine.ts';
import { openTestDatabase } from '../db/testing.ts';
import { seedWorld } from '../deals/testing.ts';
import { withoutBudget } from '../prechecks/testing.ts';
import { runGrantLoop } from './grant-loop.ts';
import { runSubmitLoop } from './submit-loop.ts';

const seconds = Number(process.argv[2]);
const about = process.argv[3] ?? 'deals';
if (!(seconds > 0)) throw new Error('Say for how many seconds.');
if (about !== 'deals' && about !== 'grants') throw new Error('Say about what: deals or grants.');

await using test = await openTestDatabase();
const { db, location } = test;
if (about === 'deals') {
  await seedWorld(db);
  await withoutBudget(db);
}
const result =
  about === 'deals'
    ? await runSubmitLoop(db, { variant: 'product', location, writers: 4, seconds })
    : await runGrantLoop(db, { variant: 'product', location, writers: 4, seconds });
process.stdout.write(`${JSON.stringify({ engine, about, ...result })}\n`);
