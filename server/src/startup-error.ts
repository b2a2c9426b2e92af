import { DamagedDatabase } from './db/check-file.ts';
import { driverError } from './db/clash.ts';
import { type Environment, EnvironmentError } from './env.ts';

/** An error at start as one sentence that a person can act on; null for a bug, which keeps its stack. */
export function explainStartupError(error: unknown, env: Environment | null): string | null {
  if (error instanceof EnvironmentError) return error.message;
  if (error instanceof DamagedDatabase) {
    return `The database file ${error.file} is damaged (${error.detail}). Restore it from a backup with "pnpm portico restore".`;
  }
  const { code, message } = driverError(error) ?? { code: '', message: '' };
  const data = env?.dataFolder ?? 'data';
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${env?.port ?? ''} is taken. Stop what is using it, or choose another with PORT=….`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY_DIRECTORY':
      return /listen/.test(message)
        ? `Port ${env?.port ?? ''} is not open to this user. Choose one above 1023 with PORT=….`
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
