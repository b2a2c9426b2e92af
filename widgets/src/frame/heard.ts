import type { EmbedSession } from '@portico/runtime/session';
import type { Look, SessionAnswer, ToFrame } from './messages.ts';

/** Attributes that a page hands on to the widget in a frame: none that runs something, and none that is the element's own. */
const handed = /^(?!isolation$|id$|class$|style$|slot$|phase$|hidden$|lang$|sign-in$|on|data-)[a-z][a-z-]*$/;
const token = /^[a-z][a-z\d-]*$/;
const orders = ['focus', 'retry', 'renew'] as const;

/** What the page around a frame said, as far as it has the form it should have; null for what has none of ours. */
export function readToFrame(data: unknown): ToFrame | null {
  const said = recordOf(data);
  const order = orders.find((one) => one === said['type']);
  if (order) return { type: order };
  if (said['type'] === 'look') return readLook(said);
  if (said['type'] === 'session') return readAnswer(said);
  return said['type'] === 'properties' ? { type: 'properties', values: recordOf(said['values']) } : null;
}

function readLook({ attributes, properties, scheme }: Record<string, unknown>): Look {
  return {
    type: 'look',
    attributes: textsOf(attributes, handed),
    properties: textsOf(properties, token),
    scheme: typeof scheme === 'string' ? scheme : 'normal',
  };
}

/** What is no session, and nothing that says why there is none, is as if nothing could be asked. */
function readAnswer({ session, fault, samples, answered }: Record<string, unknown>): SessionAnswer {
  const { token: bearer, expiresAt } = recordOf(session);
  const { status, redirected, isKeyRefused } = recordOf(answered);
  const given: EmbedSession | undefined =
    typeof bearer === 'string' && typeof expiresAt === 'string' ? { token: bearer, expiresAt } : undefined;
  return {
    type: 'session',
    ...(given ? { session: given } : {}),
    // Read by `Fault.from`, which takes anything.
    ...(fault ? { fault: fault as NonNullable<SessionAnswer['fault']> } : {}),
    ...(samples === true ? { samples } : {}),
    ...(typeof status === 'number'
      ? { answered: { status, redirected: redirected === true, isKeyRefused: isKeyRefused === true } }
      : {}),
  };
}

function textsOf(json: unknown, names: RegExp): Record<string, string> {
  const own = Object.entries(recordOf(json));
  return Object.fromEntries(
    own.filter((entry): entry is [string, string] => names.test(entry[0]) && typeof entry[1] === 'string'),
  );
}

function recordOf(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? { ...json } : {};
}
