import { Fault } from '@portico/domain/fault';
import { Email, PersonName } from '@portico/domain/people/person';
import { isOpenInvitation } from '@portico/domain/people/rules';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { acceptInvitation, findInvitation, type Invitation, readInvitationToken } from './invitations.ts';
import { Password } from './password.ts';
import { findUserByEmail } from './store.ts';

const Token = v.pipe(v.string(), v.maxLength(200));
const LookBody = v.strictObject({ token: Token });
const AcceptBody = v.strictObject({
  token: Token,
  name: v.optional(PersonName),
  password: v.optional(Password),
});

/** What the page behind an invitation's link shows. */
export const InvitationView = v.object({
  email: Email,
  name: v.nullable(v.string()),
  organisation: v.string(),
  /** Whether this address has an account; then neither name nor password is asked for. */
  hasAccount: v.boolean(),
});
export type InvitationView = v.InferOutput<typeof InvitationView>;

/**
 * The two endpoints behind an invitation's link: look at it, and accept it, which signs the person in. better-auth's own
 * endpoint needs an account first, and accounts come by invitation only.
 */
export function joinPlugin({ db, secret }: { db: Database; secret: string }) {
  const findOpen = async (token: string): Promise<Invitation> => {
    const invitationId = readInvitationToken(secret, token);
    const invitation = invitationId === null ? null : await findInvitation(db.read, invitationId);
    if (!invitation || !isOpenInvitation(invitation, await db.now())) throw new Fault('not_found');
    return invitation;
  };
  return {
    id: 'portico-join',
    endpoints: {
      lookAtInvitation: createAuthEndpoint('/invitation', { method: 'POST', body: LookBody }, (ctx) =>
        answering(async () => {
          const { email, name, orgName } = await findOpen(ctx.body.token);
          const known = await findUserByEmail(db.read, email);
          return ctx.json({
            email,
            name: known?.name ?? name,
            organisation: orgName,
            hasAccount: known !== null,
          } satisfies InvitationView);
        }),
      ),
      acceptInvitation: createAuthEndpoint(
        '/accept-invitation',
        { method: 'POST', body: AcceptBody },
        (ctx) =>
          answering(async () => {
            const { id: invitationId } = await findOpen(ctx.body.token);
            const { name = null, password } = ctx.body;
            // Hashing takes a tenth of a second: not while other writers wait.
            const passwordHash = password === undefined ? null : await ctx.context.password.hash(password);
            const joined = await db.write((tx) => acceptInvitation(tx, { invitationId, name, passwordHash }));
            const user = await ctx.context.internalAdapter.findUserById(joined.userId);
            const session = await ctx.context.internalAdapter.createSession(joined.userId, false, {
              activeOrganizationId: joined.orgId,
            });
            if (!user) throw new Fault('unexpected');
            await setSessionCookie(ctx, { session, user });
            return ctx.json({ ok: true });
          }),
      ),
    },
  };
}

/** Faults as better-auth's errors, so that its router answers them. */
async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault) || error.status < 400 || error.status >= 500) throw error;
    const status = error.code === 'not_found' ? 'NOT_FOUND' : 'BAD_REQUEST';
    throw new APIError(status, { ...error.toJSON(), message: error.code });
  }
}
