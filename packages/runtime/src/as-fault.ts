import { Fault } from '@portico/domain/fault';

/** What was thrown, as a fault: what is none is a bug and becomes `unexpected`, with the bug as its cause. */
export function asFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault('unexpected', {}, { cause: error });
}
