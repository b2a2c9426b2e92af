import { actions, can } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { SessionView } from '@portico/domain/people/person';
import { query, router } from '../trpc/procedure.ts';
import { findMembership } from './store.ts';

export const sessionRouter = router({
  /** Who is signed in, where, and what they may do. */
  me: query('session.read')
    .output(SessionView)
    .query(async ({ ctx: { actor, db } }) => {
      const member = await findMembership(db.read, { userId: actor.userId, orgId: actor.orgId });
      if (!member) throw new Fault('signed_out');
      const { orgId, orgName, orgKind, email } = member;
      return {
        user: { id: actor.userId, name: actor.name, email },
        organisation: { id: orgId, name: orgName, kind: orgKind },
        roles: [...actor.roles],
        actions: actions.filter((action) => can(actor, action)),
        via: actor.via,
      };
    }),
});
