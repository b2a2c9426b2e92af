import type { Fault, FaultCode } from '@portico/domain/fault';
import { type WordedFault, wordedFaults } from '../trpc/field-words.ts';

/** What a fault means to the developer who calls the REST API; ours, English and short. */
const codes: Record<FaultCode, string> = {
  bad_input: 'The request cannot be used as it is.',
  idempotency_key_missing: 'Send an Idempotency-Key header.',
  signed_out: 'Sign in, or send a key that works.',
  session_expired: 'The session has ended. Ask for a new one.',
  origin_not_allowed: 'This may not be asked from here.',
  not_found: 'There is no such thing, or it is not open to you.',
  in_flight: 'The same request is under way. Try again in a moment.',
  stale_edit: 'Somebody else has changed it since. Read it again.',
  already_exists: 'That exists already.',
  too_large: 'The request is too large.',
  idempotency_key_reused: 'This Idempotency-Key was used for another request.',
  too_many_requests: 'Too many requests. Wait as long as Retry-After says.',
  unexpected: 'Something went wrong on our side. Quote the request id.',
  unavailable: 'We cannot answer now. Try again in a moment.',
  offline: 'We cannot answer now. Try again in a moment.',
};

/** A fault in words: what to do about it, and what is wrong with each field. */
export function restWords(fault: Fault): {
  message: string;
  fields?: WordedFault[];
} {
  const fields = wordedFaults(fault.detail.fields ?? []);
  if (fields.length === 0) return { message: codes[fault.code] };
  const said = fields.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return { message: said.join(' '), fields };
}
