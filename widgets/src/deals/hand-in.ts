import type { InputOf, OutputOf } from '@portico/runtime/client';

/** One act of submitting: what is handed in, under one key however often it has to be sent. */
export interface HandIn {
  key: string;
  input: InputOf<'deals.submit'>;
}

/** What came of it. */
export type HandInOutcome = OutputOf<'deals.submit'>;

/** What goes with sending. */
export interface HandInOptions {
  signal: AbortSignal;
  /** Told when there is no line, and when there is one again. */
  waiting(isWaiting: boolean): void;
}

/**
 * The act of handing a claim in, in the place of its draft. The same as `before` when that was to hand in the same, or a
 * deal might be there twice.
 */
export function actOf(
  claim: HandIn['input']['claim'],
  draft: HandIn['input']['draft'],
  before: HandIn | undefined,
): HandIn {
  const input = { claim, ...(draft && { draft }) };
  const isSame = JSON.stringify(before?.input) === JSON.stringify(input);
  return isSame && before ? before : { key: crypto.randomUUID(), input };
}
