import { Fault, type FaultCode, type FieldFault } from '@portico/domain/fault';
import { TRPCError } from '@trpc/server';
import { isUnavailable } from '../db/clash.ts';
import { fieldFaultsOf } from './field-faults.ts';

type TrpcCode = ConstructorParameters<typeof TRPCError>[0]['code'];

const trpcCodes: Record<FaultCode, TrpcCode> = {
  bad_input: 'BAD_REQUEST',
  idempotency_key_missing: 'BAD_REQUEST',
  signed_out: 'UNAUTHORIZED',
  session_expired: 'UNAUTHORIZED',
  origin_not_allowed: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  in_flight: 'CONFLICT',
  stale_edit: 'CONFLICT',
  already_exists: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  idempotency_key_reused: 'UNPROCESSABLE_CONTENT',
  too_many_requests: 'TOO_MANY_REQUESTS',
  unexpected: 'INTERNAL_SERVER_ERROR',
  unavailable: 'SERVICE_UNAVAILABLE',
  offline: 'INTERNAL_SERVER_ERROR',
};

/** A fault in tRPC's clothes, for the wire. */
export function trpcErrorOf(fault: Fault): TRPCError {
  return new TRPCError({ code: trpcCodes[fault.code], message: fault.code, cause: fault });
}

/**
 * The fault behind any error. What is not a fault is a bug or a database that is away: nothing of it goes out but the
 * code; the caller logs it.
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof TRPCError) {
    if (error.cause instanceof Fault) return error.cause;
    if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED') return new Fault('not_found');
    if (error.code === 'PAYLOAD_TOO_LARGE') return new Fault('too_large');
    if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR')
      return new Fault('bad_input', { fields: fieldsOf(error.cause) });
    return faultOf(error.cause);
  }
  return new Fault(isUnavailable(error) ? 'unavailable' : 'unexpected', {}, { cause: error });
}

/** The fields a schema refused, out of a Standard Schema error; input that could not be read at all is wrong as a whole. */
function fieldsOf(cause: unknown): FieldFault[] {
  const issues = typeof cause === 'object' && cause !== null && 'issues' in cause ? cause.issues : null;
  return Array.isArray(issues) ? fieldFaultsOf(issues) : [{ path: '', key: 'json' }];
}
