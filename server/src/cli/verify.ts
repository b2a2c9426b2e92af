import { Command, InvalidArgumentError } from 'commander';
import type { ChainHead, ChainProblem } from '../outbox/verify.ts';
import { type Answer, answering, CommandError, type Terminal, withDatabase } from './command.ts';

const EXAMPLES = `
Whoever can write the database could write a whole new chain. Keep the head this prints somewhere else, and give it back
with --head: then that shows too.

Examples:
  pnpm portico verify
  pnpm portico verify --head 1204:9f2c…`;

const problems: Record<ChainProblem, string> = {
  gap: 'an event is missing or one too many',
  link: 'it does not follow from the one before',
  changed: 'its contents were changed',
  unreadable: 'it cannot be read',
  head: 'the recorded end of the chain is another',
  tail_cut: 'events that once were there are gone',
  rewritten: 'the chain is whole, but not the one whose head was written down',
};

/** `portico verify`: reads the whole database file and walks the chain of events. */
export function verifyCommand(terminal: Terminal): Command {
  return new Command('verify')
    .description('check that the database file is whole, and that no event was changed, removed or put in')
    .option('--head <position:hash>', 'an earlier head that the chain must still contain', readHead)
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, verify));
}

async function verify(options: { head?: ChainHead }): Promise<Answer> {
  return withDatabase(async (db, { location }) => {
    const [{ verifyChain }, { checkDatabaseFile }] = await Promise.all([
      import('../outbox/verify.ts'),
      import('../db/check-file.ts'),
    ]);
    // A file too large for the check at every start is read through here. PostgreSQL keeps its own checksums.
    if (db.engine === 'sqlite') checkDatabaseFile(location.file, { whole: true });
    const verdict = await verifyChain(db.read, options.head);
    if (!verdict.ok)
      throw new CommandError(
        `The chain is broken at event ${verdict.position}: ${problems[verdict.problem]}.`,
      );
    const { events, head } = verdict;
    return {
      json: verdict,
      text: `The chain of ${events} events is whole. Its head is ${head.position}:${head.hash}`,
    };
  });
}

function readHead(text: string): ChainHead {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (position === undefined || hash === undefined)
    throw new InvalidArgumentError('It must be a position and a hash, as verify prints them.');
  return { position: Number(position), hash };
}
