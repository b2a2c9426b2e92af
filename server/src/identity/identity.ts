import type { Actor, OrganisationKind, Role } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { Email, PersonName, Roles } from '@portico/domain/people/person';
import { checkRoles } from '@portico/domain/people/rules';
import * as v from 'valibot';
import { isUniqueClash } from '../db/clash.ts';
import type { Database, Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { publish } from '../outbox/append.ts';
import type { LetterLocale } from '../mail/letters/facts.ts';
import { letterLocaleOf } from '../mail/letters/locale.ts';
import { findOrganisation, findVendor, savePartner } from '../partners/store.ts';
import { findActor } from './actor.ts';
import { identityAdapter } from './adapter.ts';
import { disableApiKey } from './api-keys.ts';
import { type Auth, createAuth, sessionCookieName } from './auth.ts';
import { createAuthHandler } from './handler.ts';
import { invitationToken } from './invitations.ts';
import { type Letter, passwordLetter, signInLetter } from './letters.ts';
import { Password } from './password.ts';
import { fieldFaultsOf } from '../trpc/field-faults.ts';
import {
  findFirstOrgId,
  endSessions,
  findMembership,
  findOrganisationById,
  findUserByEmail,
  saveMember,
  saveOrganisation,
  savePassword,
  savePerson,
} from './store.ts';

/** What identity is put together with. */
export interface IdentityParts {
  db: Database;
  /** Where people reach the portal; cookies and links are for this address alone. */
  portalUrl: string;
  /** Signs cookies and links; at least 32 characters. */
  secret: string;
  sendLetter: (letter: Letter) => Promise<void>;
  /** Told of a letter that could not be handed over, and of what better-auth could not do. */
  onError?: (error: unknown) => void;
}

/** An organisation to add. */
export interface NewOrganisation {
  name: string;
  kind: OrganisationKind;
  /** ISO 3166-1 alpha-2. */
  country: string;
  city?: string | null;
  tier?: string | null;
  /** Only for demo data that keeps its ids. */
  id?: string;
}

/** A person to add, with their place in an organisation. */
export interface NewPerson {
  name: string;
  email: string;
  /** Without one they sign in by a link. */
  password?: string;
  orgId: string;
  roles: readonly Role[];
  /** Only for demo data that keeps its ids. */
  id?: string;
}

/** An API key to make for somebody. */
export interface NewApiKey {
  userId: string;
  orgId: string;
  name: string;
}

/** Sign-in, and what the operator's command line and the demo data need of it. */
export interface Identity {
  /** Answers `/api/auth/…`. `clientIp` is what attempts are counted by. */
  handler(request: Request, clientIp?: string): Promise<Response>;
  /** Who asks; see `findActor`. */
  actorOf(headers: Headers): Promise<Actor>;
  /** Adds an organisation and returns its id. Throws Fault `already_exists` for a second vendor: a deployment has one. */
  createOrganisation(organisation: NewOrganisation): Promise<string>;
  /**
   * Adds a person as a member. An address that has an account already gets the membership only.
   *
   * @throws Fault `bad_input` with the fields that are wrong, `not_found` for an unknown organisation, `already_exists` for a member
   */
  createPerson(person: NewPerson): Promise<string>;
  /** Gives a person another password and ends their sessions. Throws Fault `not_found`, `bad_input`. */
  setPassword(email: string, password: string): Promise<void>;
  /** Makes an API key for a member, shown this once. Throws Fault `not_found`. */
  createApiKey(key: NewApiKey): Promise<{ id: string; key: string }>;
  /** Ends an API key at once. Throws Fault `not_found`. */
  revokeApiKey(keyId: string): Promise<void>;
  /** The link that accepts an invitation, for its letter. */
  invitationLink(invitationId: string): string;
  /** Resolves when the letters under way are handed over; for an orderly stop. */
  idle(): Promise<void>;
}

/** Puts identity together on a database. */
export function createIdentity(parts: IdentityParts): Identity {
  const { db, portalUrl, secret } = parts;
  const { adapter, within } = identityAdapter(db);
  const underWay = new Set<Promise<void>>();
  // Not awaited by the request: how long a letter takes would tell whether the address has an account.
  const sendLink = (kind: 'sign_in' | 'password', to: string, url: string): void => {
    const write = kind === 'sign_in' ? signInLetter : passwordLetter;
    const sending = localeOf(db.read, to)
      .then((locale) => parts.sendLetter(write({ to, locale }, url)))
      .catch((error: unknown) => parts.onError?.(error));
    underWay.add(sending);
    void sending.finally(() => underWay.delete(sending));
  };
  const auth = createAuth({ db, adapter, portalUrl, secret, sendLink });
  const cookieName = sessionCookieName(portalUrl);
  const hash = async (password: string): Promise<string> =>
    auth.hashPassword(parse(Password, password, 'password'));

  return {
    handler: createAuthHandler((request) => auth.handler(request)),
    actorOf: (headers) =>
      findActor({ db, secret, cookieName, portalOrigin: new URL(portalUrl).origin }, headers),
    createOrganisation: (organisation) => db.write((tx) => addOrganisation(tx, organisation)),
    createPerson: async (person) => {
      const passwordHash = person.password === undefined ? null : await hash(person.password);
      return db.write((tx) => addPerson(tx, person, passwordHash)).catch(asAlreadyExists);
    },
    setPassword: async (email, password) => {
      const passwordHash = await hash(password);
      await db.write(async (tx) => {
        const user = await findUserByEmail(tx, parse(Email, email, 'email'));
        if (!user) throw new Fault('not_found');
        await savePassword(tx, user.id, passwordHash);
        await endSessions(tx, user.id);
      });
    },
    createApiKey: (key) => db.write((tx) => within(tx, () => addApiKey(tx, auth, key))),
    revokeApiKey: (keyId) => db.write((tx) => endApiKey(tx, keyId)),
    invitationLink: (invitationId) =>
      `${portalUrl}/join?token=${encodeURIComponent(invitationToken(secret, invitationId))}`,
    idle: async () => void (await Promise.all(underWay)),
  };
}

/** The language of letters to this address: that of the organisation it belongs to. */
async function localeOf(query: Query, email: string): Promise<LetterLocale> {
  const user = await findUserByEmail(query, email);
  const orgId = user && (await findFirstOrgId(query, user.id));
  const organisation = orgId ? await findOrganisation(query, orgId) : null;
  return letterLocaleOf(organisation?.country);
}

async function addOrganisation(tx: Tx, organisation: NewOrganisation): Promise<string> {
  const { id = newId('org'), name, kind, country, city = null, tier = null } = organisation;
  if (kind === 'vendor' && (await findVendor(tx))) throw new Fault('already_exists');
  await saveOrganisation(tx, { id, name, kind });
  await savePartner(tx, { orgId: id, name, kind, country, city, tier });
  if (kind === 'partner') {
    publish(tx, {
      name: 'partner.created',
      aggregate: { type: 'partner', id },
      orgId: id,
      ownerId: null,
      actorId: null,
      visibility: 'both',
      payload: { name, country },
    });
  }
  return id;
}

async function addPerson(tx: Tx, person: NewPerson, passwordHash: string | null): Promise<string> {
  const email = parse(Email, person.email, 'email');
  const name = parse(PersonName, person.name, 'name');
  const roles = parse(Roles, [...person.roles], 'roles');
  const organisation = await findOrganisationById(tx, person.orgId);
  if (!organisation) throw new Fault('not_found');
  const fitting = checkRoles(organisation.kind, roles);
  if (!fitting.ok) throw new Fault('bad_input', { fields: [{ path: 'roles', key: fitting.refusal.key }] });
  const known = await findUserByEmail(tx, email);
  const userId =
    known?.id ??
    (await savePerson(tx, { name, email, passwordHash, ...(person.id ? { id: person.id } : {}) }));
  await saveMember(tx, { orgId: organisation.id, userId, roles });
  publish(tx, {
    name: 'person.joined',
    aggregate: { type: 'person', id: userId },
    orgId: organisation.kind === 'vendor' ? null : organisation.id,
    ownerId: userId,
    actorId: null,
    visibility: organisation.kind === 'vendor' ? 'internal' : 'both',
    payload: { orgId: organisation.id, name, roles: roles.join(',') },
  });
  return userId;
}

async function addApiKey(
  tx: Tx,
  auth: Auth,
  { userId, orgId, name }: NewApiKey,
): Promise<{ id: string; key: string }> {
  const member = await findMembership(tx, { userId, orgId });
  if (!member) throw new Fault('not_found');
  const { id, key } = await auth.createApiKey({ userId, name, metadata: { orgId } });
  publish(tx, {
    name: 'key.created',
    aggregate: { type: 'key', id },
    orgId: member.orgKind === 'vendor' ? null : orgId,
    ownerId: userId,
    actorId: userId,
    visibility: member.orgKind === 'vendor' ? 'internal' : 'both',
    payload: { kind: 'api', name },
  });
  return { id, key };
}

async function endApiKey(tx: Tx, keyId: string): Promise<void> {
  const { userId, orgId } = await disableApiKey(tx, keyId);
  const organisation = orgId === null ? null : await findOrganisationById(tx, orgId);
  const isPartners = organisation?.kind === 'partner';
  publish(tx, {
    name: 'key.revoked',
    aggregate: { type: 'key', id: keyId },
    orgId: isPartners ? orgId : null,
    ownerId: userId,
    actorId: null,
    visibility: isPartners ? 'both' : 'internal',
    payload: { kind: 'api' },
  });
}

/** Reads one value, or says which field is wrong. */
function parse<S extends v.GenericSchema>(schema: S, value: unknown, path: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [wrong] = fieldFaultsOf(parsed.issues);
  throw new Fault('bad_input', { fields: [{ path, key: wrong?.key ?? 'invalid' }] });
}

function asAlreadyExists(error: unknown): never {
  throw isUniqueClash(error) ? new Fault('already_exists', {}, { cause: error }) : error;
}
