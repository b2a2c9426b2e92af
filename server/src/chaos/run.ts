/** Runs the kill loop for so many seconds and prints what came of it as JSON: `run.ts <seconds>`. For the bench. */
import { engine } from '../db/engine.ts';
import { openTestDatabase } from '../db/testing.ts';
import { seedWorld } from '../deals/testing.ts';
import { runSubmitLoop } from './submit-loop.ts';

const seconds = Number(process.argv[2]);
if (!(seconds > 0)) throw new Error('Say for how many seconds.');

await using test = await openTestDatabase();
await seedWorld(test.db);
const result = await runSubmitLoop(test.db, {
  variant: 'product',
  location: test.location,
  writers: 4,
  seconds,
});
process.stdout.write(`${JSON.stringify({ engine, ...result })}\n`);
