import { pino } from 'pino';

/** The process's log: JSON lines on standard output, with everything that could be a secret cut out. */
export function createLog(level: string) {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'password',
        'token',
        'secret',
        'authorization',
        'cookie',
        '*.password',
        '*.token',
        '*.secret',
        '*.authorization',
        '*.cookie',
        'headers',
        '*.headers',
        'err.params',
        'err.cause.params',
        'err.query',
        'err.detail',
        'err.cause.detail',
      ],
      censor: '[cut]',
    },
  });
}
