import type { FieldFault } from '@portico/domain/fault';
import { PAGE_LIMIT_MAX } from '@portico/domain/page';
import { PERIODS_MAX } from '@portico/domain/reports/period';
import { SESSION_SECONDS_MAX } from '@portico/domain/sites/site';

/** What is wrong with a field and what to do, by the key that the schema or rule gives; ours, English and short. */
const words: Readonly<Record<string, (limit: string) => string>> = {
  json: () => 'The body must be JSON.',
  nul: () => 'A NUL character stands in it. Take it out.',
  batch: () => 'A batch is an object of inputs by their place: {"0": …}.',
  batch_too_large: () => 'There are too many calls in this batch. Send at most 20 at once.',
  required: () => 'This is missing. Fill it in.',
  unknown_field: () => 'There is no such field. Leave it out.',
  invalid: () => 'This is not of the right form. Correct it.',
  text: () => 'This must be text.',
  number: () => 'This must be a number.',
  whole: () => 'This must be a whole number.',
  amount: () => 'This must be an amount in whole minor units, as cents, and not below zero.',
  yes_or_no: () => 'This must be yes or no (true or false).',
  agreed: () => 'This must be agreed to: send true.',
  list: () => 'This must be a list.',
  group: () => 'This must be an object with fields of its own.',
  choice: () => 'This is none of the values there are. Choose one of them.',
  too_short: (limit) => `This is too short. Write at least ${limit || 'a few'} characters.`,
  too_long: (limit) => `This is too long. Shorten it${limit && ` to ${limit} characters`}.`,
  too_few: (limit) => `These are too few. Name at least ${limit || 'one'}.`,
  too_many: (limit) => `These are too many. Leave some out${limit && `: at most ${limit} go in`}.`,
  too_small: (limit) => `This is too small.${limit && ` The least is ${limit}.`}`,
  too_large: (limit) => `This is too large.${limit && ` The most is ${limit}.`}`,
  limit: () => `A page holds 1 to ${PAGE_LIMIT_MAX} rows. Ask for a whole number between.`,
  cursor: () =>
    'This is no place in the list. Send the `next` of the page before, or leave it out for the first.',
  email: () => 'This is no e-mail address. Write it as name@example.com.',
  web: () => 'This is no web address. Write it as www.example.com.',
  url: () => 'This is no address of a page. Write it as https://www.example.com/page.',
  country: () => 'This is no country. Send its two letters, as DE.',
  currency: () => 'This is no currency. Send its three letters, as EUR.',
  quarter: () => 'This is no quarter. Write it as 2027-Q1.',
  day: () => 'This is no day. Write it as 2027-01-31.',
  instant: () => 'This is no time. Write it as 2027-01-31T09:00:00.000Z.',
  time: () => 'This is no time. Write it as 2027-01-31T09:00:00.000Z.',
  order: () => 'This begins when it is over already. Send a from that lies before until.',
  step: () => 'This must be all, month or quarter.',
  too_many_periods: () =>
    `These are too many periods: at most ${PERIODS_MAX}. Take a shorter span, or quarters or all as step.`,
  days: () => 'This must be a whole number of days.',
  count: () => 'This must be a whole number, not below zero.',
  code: () => 'This is no code. Use small letters, digits and underscores.',
  id: () => 'This is no id of ours. Send the one that a list or an answer gave.',
  path: () => 'This is no path. Write it as /products/solar, without host, spaces and #.',
  kind: () => 'This is none of the kinds there are. Choose one of them.',
  state: () => 'This is none of the states there are. Choose one of them.',
  buying_mode: () => 'This must be central, by_site or mixed.',
  password_too_short: () => 'The password is too short. Take a longer one.',
  version_name: () => 'This is no name of a version. Use letters, digits, dots and dashes.',
  hash: () => 'This is no hash: 64 characters of 0-9 and a-f.',
  overlap: () => 'These lie over each other. Leave one out.',
  appearance: () => 'This must be light, dark or auto.',
  color: () => 'This is no colour. Write it as #1a73e8.',
  font: () => 'This is no name of a font. Use letters, digits, spaces and commas.',
  radius: () => 'This is no radius. Send a whole number of pixels within what the builder offers.',
  twice: () => 'The same one stands here twice. Leave one out.',
  origin: () => 'An origin is a scheme, a host and a port, and nothing more: https://www.partner.example.',
  ttl: () => `This must be a whole number of seconds from 30 to ${SESSION_SECONDS_MAX}.`,
  origin_not_listed: () =>
    'This origin is not in the list of the site. Add it in the portal under Settings, Sites.',
  scope_not_allowed: () => 'The site does not have this scope. Leave it out, or let the vendor add it.',
  no_such_member: () => 'This is no active member of your organisation with a role that may use this.',
  widget: () => 'There is no such widget.',
  widget_not_allowed: () => 'The site may not hold this widget. The vendor decides which.',
  challenge: () => 'This must be an S256 challenge: 43 characters of base64url.',
  verifier: () => 'This must be a PKCE verifier: 43 to 128 characters.',
  wrong_origin: () =>
    'It was used from another origin than it was made for (wrong_origin). See the guide Embed in five minutes, Sessions.',
  expired: () =>
    'It has ended, or there is none such (expired). Fetch a new one; see the guide Embed in five minutes, Sessions.',
  replayed: () =>
    'It works once and was used before (replayed). See the guide Embed in five minutes, Sessions.',
  other_organisation: () =>
    'The person does not belong to the organisation of this site (other_organisation). See the guide Embed in five minutes, Sessions.',
  secret_key: () =>
    'Send the secret key of the site as "Authorization: Bearer sk_…". This one is missing, mistyped, of another kind, revoked or over.',
  from_browser: () =>
    'A secret key is for your server. Never send it from a page: whoever opens the page can read it.',
};

/** A field that is wrong, with what is wrong and what to do in a sentence. */
export type WordedFault = FieldFault & { message: string };

/** Whether a key has words of its own. */
export function hasFieldWords(key: string): boolean {
  return Object.hasOwn(words, key);
}

/** The fields with their sentences; a key that nobody wrote words for is said in general. */
export function wordedFaults(fields: readonly FieldFault[]): WordedFault[] {
  return fields.map((field) => {
    const say = (hasFieldWords(field.key) ? words[field.key] : undefined) ?? words['invalid'];
    return { ...field, message: say?.(field.limit === undefined ? '' : String(field.limit)) ?? '' };
  });
}
