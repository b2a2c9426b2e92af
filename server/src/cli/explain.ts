import { Fault, type FaultCode } from '@portico/domain/fault';
import { OVERLAP_HOURS_MAX } from '@portico/domain/sites/rules';
import { SeedRefusedError } from '../seed/refused.ts';
import { BackupError } from '../backup/format.ts';
import { driverError } from '../db/clash.ts';
import { type Environment, EnvironmentError, readEnvironment } from '../env.ts';
import { explainStartupError } from '../startup-error.ts';
import { PASSWORD_LENGTH_MIN } from '../identity/password.ts';
import { CommandError } from './command.ts';

const faults: Partial<Record<FaultCode, string>> = {
  not_found: 'There is no such thing here.',
  already_exists: 'That exists already.',
  unavailable: 'The database cannot take this now. Try again in a moment.',
};

const OWN = [CommandError, BackupError, SeedRefusedError, EnvironmentError];

/** What went wrong, in one sentence and without a stack. */
export function explain(error: unknown): string {
  if (OWN.some((kind) => error instanceof kind) && error instanceof Error) return error.message;
  const code = driverError(error)?.code ?? '';
  if (isWithoutTables(error, code))
    return 'The database has no tables yet. Run "pnpm portico migrate" first.';
  const fault = error instanceof Error && error.cause instanceof Fault ? error.cause : error;
  // The database's own reason says more than that it is unavailable.
  if (fault instanceof Fault && fault.code !== 'unavailable') return faultSentence(fault);
  const isFileMissing = code === 'ENOENT' && error instanceof Error && 'syscall' in error;
  if (isFileMissing && 'path' in error)
    return `There is no such file or folder: ${'dest' in error ? String(error.dest) : String(error.path)}.`;
  return (
    explainStartupError(error, settings()) ??
    (fault instanceof Fault ? faultSentence(fault) : null) ??
    `It failed inside: ${error instanceof Error ? error.message : String(error)}.`
  );
}

function settings(): Environment | null {
  try {
    return readEnvironment(process.env);
  } catch {
    return null;
  }
}

/** What is wrong with a field, to stand behind its name. */
const problems: Record<string, string> = {
  required: 'is missing',
  too_long: 'is too long',
  too_short: 'is too short',
  email: 'is no e-mail address',
  text: 'holds characters that cannot be printed',
  twice: 'names the same one twice',
  role_needed: 'is missing: name at least one',
  role_of_other_kind:
    "belongs to the other side: a vendor's people have vendor's roles, a partner's have partner's",
  password_too_short: `has fewer than ${PASSWORD_LENGTH_MIN} characters`,
  overlap: `must be 0 to ${OVERLAP_HOURS_MAX} hours`,
};

/** What fields are called on the command line. */
const names: Record<string, string> = {
  email: 'The e-mail address',
  name: 'The name',
  roles: 'The role',
  password: 'The password',
  overlapHours: 'The overlap',
};

function faultSentence(fault: Fault): string {
  const fields = (fault.detail.fields ?? []).map(
    ({ path, key }) => `${names[path] ?? `“${path}”`} ${problems[key] ?? 'cannot be used'}`,
  );
  if (fields.length > 0) return `${fields.join('; ')}.`;
  return faults[fault.code] ?? `It was refused: ${fault.code}.`;
}

function isWithoutTables(error: unknown, code: string): boolean {
  if (code === '42P01' || code === '3F000') return true;
  return code === 'SQLITE_ERROR' && /no such table/.test(driverError(error)?.message ?? '');
}
