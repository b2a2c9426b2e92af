/**
 * Faults are what goes wrong around the business: not signed in, no such thing, too many requests. Refusals of the
 * business itself are values with a rule id and never come this way.
 *
 * One table for server and browser: code → HTTP status and whether trying again may help.
 */
export const faultTable = {
  bad_input: { status: 400, retryable: false },
  idempotency_key_missing: { status: 400, retryable: false },
  signed_out: { status: 401, retryable: false },
  session_expired: { status: 401, retryable: false },
  origin_not_allowed: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  in_flight: { status: 409, retryable: true },
  stale_edit: { status: 409, retryable: false },
  already_exists: { status: 409, retryable: false },
  too_large: { status: 413, retryable: false },
  idempotency_key_reused: { status: 422, retryable: false },
  too_many_requests: { status: 429, retryable: true },
  unexpected: { status: 500, retryable: true },
  unavailable: { status: 503, retryable: true },
  offline: { status: 0, retryable: true },
} as const;

/** The code of a fault, the same on both sides of the wire. */
export type FaultCode = keyof typeof faultTable;

/** One field that is wrong: where (`claim.contactEmail`), which message key says so, and the limit it does not keep. */
export interface FieldFault {
  path: string;
  key: string;
  limit?: number;
}

/** What a fault carries over the wire. Nothing in it comes from inside the server. */
export interface FaultJson {
  code: FaultCode;
  requestId?: string;
  fields?: FieldFault[];
  retryAfterSeconds?: number;
  /** Both sides of a stale edit. */
  versions?: { yours: number; current: number };
}

/**
 * A fault with its code. `toJSON` and `Fault.from` are a round trip, so the browser holds the very fault the server threw.
 *
 * @example throw new Fault('not_found')
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: Omit<FaultJson, 'code'>;

  constructor(code: FaultCode, detail: Omit<FaultJson, 'code'> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
  }

  /** The HTTP status of this fault; 0 when no answer came at all. */
  get status(): number {
    return faultTable[this.code].status;
  }

  /** Whether the same call may succeed later. */
  get retryable(): boolean {
    return faultTable[this.code].retryable;
  }

  toJSON(): FaultJson {
    return { code: this.code, ...this.detail };
  }

  /** Reads a fault from its JSON. An unknown code becomes `unexpected`; details that are not a fault's are dropped. */
  static from(json: unknown): Fault {
    const { code, requestId, fields, retryAfterSeconds, versions } = objectOf(json);
    if (typeof code !== 'string' || !Object.hasOwn(faultTable, code)) return new Fault('unexpected');
    return new Fault(code as FaultCode, {
      ...(typeof requestId === 'string' ? { requestId } : {}),
      ...(Array.isArray(fields) ? { fields: fields.filter(isFieldFault) } : {}),
      ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
      ...(isVersions(versions) ? { versions } : {}),
    });
  }
}

function objectOf(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? { ...json } : {};
}

function isFieldFault(json: unknown): json is FieldFault {
  const { path, key } = objectOf(json);
  return typeof path === 'string' && typeof key === 'string';
}

function isVersions(json: unknown): json is { yours: number; current: number } {
  const { yours, current } = objectOf(json);
  return typeof yours === 'number' && typeof current === 'number';
}
