import { type DestinationStream, type Logger, pino } from 'pino';

const SECRET_KEYS = [
  'password',
  'token',
  'secret',
  'key',
  'authorization',
  'cookie',
  'headers',
  'body',
  'input',
];

/**
 * The process's log: JSON lines, one a fact. What could be a secret or a person's data is cut out: keys that name such,
 * and of errors everything but their kind, code, place and words of our own.
 *
 * @param destination standard output unless a test wants to read along
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[cut]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error as it may stand in a log. A failed query carries its values in message and parameters; they stay out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const isQuery = 'query' in error && 'params' in error;
  const isDriver = 'code' in error && ('severity' in error || String(error.code).startsWith('SQLITE_'));
  const code = 'code' in error ? String(error.code) : undefined;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: isQuery || isDriver ? 'a query failed' : error.message,
    stack: placesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** The stack without its first lines, which repeat the message. */
function placesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
