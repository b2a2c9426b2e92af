/** The error a database driver threw, out of whatever wrapped it. */
export function driverError(error: unknown): { code: string; message: string } | null {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 5; inner = inner.cause, depth += 1) {
    if ('code' in inner && typeof inner.code === 'string')
      return { code: inner.code, message: inner.message };
  }
  return null;
}

const CLASHES = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']);

/** Whether a write failed because a unique key was taken, on either engine. */
export function isUniqueClash(error: unknown): boolean {
  return CLASHES.has(driverError(error)?.code ?? '');
}

/** Serialization failure and deadlock: the only two that PostgreSQL asks to try again. */
export function isRetryable(error: unknown): boolean {
  const code = driverError(error)?.code;
  return code === '40001' || code === '40P01';
}

const UNAVAILABLE =
  /^(SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)|55P03|57P0\d|57014|53\d\d\d|08\d\d\d|ECONN|EPIPE|ETIMEDOUT)/;

/** Whether the database could not take the request now, through no fault of the request. */
export function isUnavailable(error: unknown): boolean {
  return UNAVAILABLE.test(driverError(error)?.code ?? '');
}
