import { runCommandLine } from './cli/program.ts';

// Backups, restored folders and databases hold secrets: what is written here is for this user alone.
process.umask(0o077);
process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
