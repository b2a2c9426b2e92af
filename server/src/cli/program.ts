import { Command, CommanderError } from 'commander';
import { accountsCommand } from './accounts.ts';
import { apiKeyCommand } from './api-key.ts';
import { backupCommand } from './backup.ts';
import { PartlyDone, type Terminal, UsageError } from './command.ts';
import { explain } from './explain.ts';
import { jobsCommand } from './jobs.ts';
import { keyCommand } from './key.ts';
import { migrateCommand } from './migrate.ts';
import { namesCommand } from './names.ts';
import { receiptCommand } from './receipt.ts';
import { restoreCommand } from './restore.ts';
import { seedCommand } from './seed.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_PARTLY = 3;

const HELP = `
Settings come from the environment, as for the server: PORTICO_DATA, DATABASE_URL, PORT, PORTICO_URL.
Exit codes: 0 done, 1 it failed and says why, 2 wrong usage, 3 an import left rows out. With --json a failure is an answer too: {"ok":false,"error":"…"}.

Examples:
  pnpm portico backup /backups/portico-monday
  pnpm portico restore /backups/portico-monday /srv/portico-data
  pnpm portico user add --email jo@partner.example --name "Jo Smith" --organisation "Wheelworks" --role seller
  pnpm portico key list --json`;

/**
 * Runs the operator's command line.
 *
 * @param args what stands behind `portico`
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage, 3 done but for a part that is named
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('portico').description('Portico for operators.').addHelpText('after', HELP);
  const make = [
    migrateCommand,
    seedCommand,
    userCommand,
    keyCommand,
    apiKeyCommand,
    backupCommand,
    restoreCommand,
    verifyCommand,
    receiptCommand,
    jobsCommand,
    accountsCommand,
    namesCommand,
  ];
  for (const command of make) program.addCommand(command(terminal));
  prepare(program, terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'commander.helpDisplayed') return 0;
    if (error instanceof PartlyDone) return EXIT_PARTLY;
    const sentence = error instanceof CommanderError ? error.message : explain(error);
    // A program reads standard output; the sentence for people goes where it always does.
    if (args.includes('--json')) terminal.out(`${JSON.stringify({ ok: false, error: sentence })}\n`);
    if (error instanceof CommanderError) return EXIT_USAGE;
    terminal.err(`${sentence}\n`);
    return error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}

/** No command ends the process by itself, and all say what they have to say through the terminal. */
function prepare(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  if (command.commands.length === 0) command.option('--json', 'answer with JSON on standard output');
  for (const inner of command.commands) prepare(inner, terminal);
}
