import type { Fault, FaultCode } from '@portico/domain/fault';
import { SESSION_SECONDS_MAX } from '@portico/domain/sites/site';

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

/** What is wrong with a field, by the key that the schema or rule gives. */
const problems: Record<string, string> = {
  json: 'The body must be JSON.',
  required: 'This is missing.',
  unknown_field: 'There is no such field.',
  invalid: 'This is not of the right form.',
  email: 'This is no e-mail address.',
  too_long: 'This is too long.',
  twice: 'The same one stands here twice.',
  origin: 'An origin is a scheme, a host and a port, and nothing more: https://www.partner.example.',
  ttl: `This must be a whole number of seconds from 30 to ${SESSION_SECONDS_MAX}.`,
  origin_not_listed:
    'This origin is not in the list of the site. Add it in the portal under Settings, Sites.',
  scope_not_allowed: 'The site does not have this scope.',
  no_such_member: 'This is no active member of your organisation with a role that may use this.',
  widget: 'There is no such widget.',
  widget_not_allowed: 'The site may not hold this widget. The vendor decides which.',
  challenge: 'This must be an S256 challenge: 43 characters of base64url.',
  verifier: 'This must be a PKCE verifier: 43 to 128 characters.',
  wrong_origin:
    'It was used from another origin than it was made for (wrong_origin). See the guide Embed in five minutes, Sessions.',
  expired:
    'It has ended, or there is none such (expired). Fetch a new one; see the guide Embed in five minutes, Sessions.',
  replayed: 'It works once and was used before (replayed). See the guide Embed in five minutes, Sessions.',
  other_organisation:
    'The person does not belong to the organisation of this site (other_organisation). See the guide Embed in five minutes, Sessions.',
  secret_key:
    'Send the secret key of the site as "Authorization: Bearer sk_…". This one is missing, mistyped, of another kind, revoked or over.',
  from_browser:
    'A secret key is for your server. Never send it from a page: whoever opens the page can read it.',
};

/** A fault in words: what to do about it, and what is wrong with each field. */
export function restWords(fault: Fault): {
  message: string;
  fields?: { path: string; key: string; message: string }[];
} {
  const fields = (fault.detail.fields ?? []).map(({ path, key }) => ({
    path,
    key,
    message: problems[key] ?? problems['invalid'] ?? '',
  }));
  if (fields.length === 0) return { message: codes[fault.code] };
  const said = fields.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return { message: said.join(' '), fields };
}
