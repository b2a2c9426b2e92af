import { existsSync } from 'node:fs';
import { DamagedDatabase } from './db/check-file.ts';
import { OtherEngineError } from './data-folder.ts';
import { SeedRefusedError } from './seed/refused.ts';
import { type Environment, EnvironmentError } from './env.ts';

/** An error at start as one sentence that a person can act on; null for a bug, which keeps its stack. */
export function explainStartupError(error: unknown, env: Environment | null): string | null {
  const known = find(error, [EnvironmentError, OtherEngineError, SeedRefusedError]);
  if (known) return known.message;
  if (error instanceof DamagedDatabase) {
    return `The database file ${error.file} is damaged (${error.detail}). Restore it from a backup with "pnpm portico restore".`;
  }
  const { code, message, path, port } = systemError(error);
  const data = env?.dataFolder ?? 'data';
  switch (code) {
    case 'EADDRINUSE':
      return env !== null && port === env.port + 1
        ? `Port ${port} is taken. The demo partner's site uses the port after PORT: stop what is using it, or choose another pair with PORT=….`
        : `Port ${port ?? env?.port ?? ''} is taken. Stop what is using it, or choose another with PORT=….`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_READONLY_DBMOVED':
    case 'SQLITE_READONLY_ROLLBACK':
    case 'SQLITE_READONLY_CANTINIT':
      if (/listen/.test(message))
        return `Port ${env?.port ?? ''} is not open to this user. Choose one above 1023 with PORT=….`;
      return path !== null && path !== data && existsSync(path)
        ? `${path} cannot be read and written. Give this user the right to, or choose another folder with PORTICO_DATA=….`
        : `The folder ${data} cannot be written. Give this user the right to write there, or choose another with PORTICO_DATA=….`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${data} is not a folder. Choose another with PORTICO_DATA=….`;
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return `The disk that holds ${data} is full. Free some space and start again.`;
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `The database file in ${data} is damaged (${message}). Restore it from a backup with "pnpm portico restore".`;
    case 'SQLITE_BUSY':
      return `The database file in ${data} is in use by another program. Stop that one first.`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return 'PostgreSQL does not answer at DATABASE_URL. Check that it runs and that host and port are right.';
    case '28P01':
    case '28000':
      return 'PostgreSQL refused the user or password in DATABASE_URL.';
    case '3D000':
      return 'The database named in DATABASE_URL does not exist. Create it first.';
    case '42501':
      return 'The PostgreSQL user in DATABASE_URL may not create tables. Grant it the right, or use another user.';
    default:
      return null;
  }
}

/** The innermost error that has a code, out of whatever wrapped it: a fault has one too, and says less. */
function systemError(error: unknown): {
  code: string;
  message: string;
  path: string | null;
  port: number | null;
} {
  let found = { code: '', message: '', path: null as string | null, port: null as number | null };
  for (const inner of causesOf(error)) {
    if (!('code' in inner) || typeof inner.code !== 'string') continue;
    found = {
      code: inner.code,
      message: inner.message,
      path: 'path' in inner && typeof inner.path === 'string' ? inner.path : null,
      port: 'port' in inner && typeof inner.port === 'number' ? inner.port : null,
    };
  }
  return found;
}

function find(error: unknown, kinds: readonly (new (message?: string) => Error)[]): Error | null {
  return causesOf(error).find((inner) => kinds.some((kind) => inner instanceof kind)) ?? null;
}

/** An error and what caused it, outermost first. */
function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  for (let inner = error; inner instanceof Error && found.length < 10; inner = inner.cause) found.push(inner);
  return found;
}
