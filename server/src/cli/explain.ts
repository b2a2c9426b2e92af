import { Fault, type FaultCode } from '@portico/domain/fault';
import { SeedRefusedError } from '../seed/refused.ts';
import { BackupError } from '../backup/format.ts';
import { driverError } from '../db/clash.ts';
import { type Environment, EnvironmentError, readEnvironment } from '../env.ts';
import { explainStartupError } from '../startup-error.ts';
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
  if (code === 'ENOENT' && error instanceof Error)
    return `There is no such file: ${'path' in error ? String(error.path) : error.message}.`;
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

function faultSentence(fault: Fault): string {
  const fields = (fault.detail.fields ?? []).map(({ path, key }) => `${path} (${key})`);
  if (fields.length > 0) return `This cannot be used: ${fields.join(', ')}.`;
  return faults[fault.code] ?? `It was refused: ${fault.code}.`;
}

function isWithoutTables(error: unknown, code: string): boolean {
  if (code === '42P01' || code === '3F000') return true;
  return code === 'SQLITE_ERROR' && /no such table/.test(driverError(error)?.message ?? '');
}
