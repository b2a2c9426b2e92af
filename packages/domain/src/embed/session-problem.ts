import { Fault } from '../fault.ts';

/**
 * Why a session, code, renewal handle or single-use id was not taken (EM8): for the developer's console. Visitors read one
 * text whatever it was.
 */
export type SessionProblem = 'wrong_origin' | 'expired' | 'replayed' | 'other_organisation';

/** The one answer for all of them: same status, same shape, whether or not there is such a thing (EM8). */
export function sessionFault(problem: SessionProblem): Fault {
  return new Fault('session_expired', { fields: [{ path: 'session', key: problem }] });
}
