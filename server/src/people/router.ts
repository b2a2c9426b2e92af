import type { Reach } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { PageRequest, pageOf } from '@portico/domain/page';
import { NewInvitation, PersonView, Roles } from '@portico/domain/people/person';
import { checkInvitation, checkRemoval, checkRoleChange, invitationEnds } from '@portico/domain/people/rules';
import { type Refusal, Refusal as RefusalShape, refuse } from '@portico/domain/refusal';
import * as v from 'valibot';
import type { Tx } from '../db/database.ts';
import { getInvitation, isInvited, saveInvitation, saveInvitationState } from '../identity/invitations.ts';
import {
  countAdmins,
  endMembership,
  getMember,
  holdPeople,
  listPeople,
  type Member,
  saveRoles,
} from '../identity/people.ts';
import { findMembership, findOrganisationById, findUserByEmail } from '../identity/store.ts';
import { isWithin } from '@portico/domain/access';
import { mutation, query, router } from '../trpc/procedure.ts';
import { publishPerson } from './events.ts';

const Id = v.pipe(v.string(), v.maxLength(60));
const InvitationId = v.strictObject({ invitationId: Id });
const refused = v.object({ ok: v.literal(false), refusal: RefusalShape });
const Done = v.variant('ok', [v.object({ ok: v.literal(true) }), refused]);
const Invited = v.variant('ok', [v.object({ ok: v.literal(true), invitationId: v.string() }), refused]);

export const peopleRouter = router({
  /** Members and waiting invitations within reach; `orgId` narrows it to one organisation. */
  list: query('people.read')
    .input(v.strictObject({ ...PageRequest.entries, orgId: v.optional(Id) }))
    .output(pageOf(PersonView))
    .query(({ ctx, input }) => listPeople(ctx.reach, ctx.db.read, input)),

  /** Invites an address (PP1, PP3, PP5, PP6). The letter follows the event. */
  invite: mutation('people.manage')
    .input(NewInvitation)
    .output(Invited)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const { email, name = null, roles, orgId = ctx.actor.orgId } = input;
        const organisation = await organisationWithin(ctx.reach, tx, orgId);
        await holdPeople(tx, orgId);
        const user = await findUserByEmail(tx, email);
        const isMember = user !== null && (await findMembership(tx, { userId: user.id, orgId })) !== null;
        const verdict = checkInvitation(
          { orgKind: organisation.kind, roles },
          { isMember, isInvited: await isInvited(tx, orgId, email) },
        );
        if (!verdict.ok) return verdict;

        const invitationId = await saveInvitation(tx, {
          orgId,
          email,
          name,
          roles,
          inviterId: ctx.actor.userId,
        });
        const place = { orgId, orgKind: organisation.kind, actorId: ctx.actor.userId };
        publishPerson(tx, 'person.invited', {
          ...place,
          id: invitationId,
          facts: { roles: roles.join(','), resent: false },
        });
        return { ok: true as const, invitationId };
      }),
    ),

  /** Sends the letter once more and starts the days again (PP7, PP8). */
  resend: mutation('people.manage')
    .input(InvitationId)
    .output(Done)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const invitation = await getInvitation(ctx.reach, tx, input.invitationId);
        if (!(await saveInvitationState(tx, invitation.id, { expiresAt: invitationEnds(tx.now) })))
          return refuse('PP8', 'invitation_over');
        publishPerson(tx, 'person.invited', {
          ...invitation,
          actorId: ctx.actor.userId,
          facts: { roles: invitation.roles.join(','), resent: true },
        });
        return { ok: true as const };
      }),
    ),

  /** Takes an invitation back: its link leads nowhere from now on (PP8). */
  cancelInvitation: mutation('people.manage')
    .input(InvitationId)
    .output(Done)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const invitation = await getInvitation(ctx.reach, tx, input.invitationId);
        if (!(await saveInvitationState(tx, invitation.id, { status: 'canceled' })))
          return refuse('PP8', 'invitation_over');
        publishPerson(tx, 'person.invitation_cancelled', {
          ...invitation,
          actorId: ctx.actor.userId,
          facts: {},
        });
        return { ok: true as const };
      }),
    ),

  /** Gives a member other roles (PP1 to PP4); they hold with the member's next request. */
  changeRoles: mutation('people.manage')
    .input(v.strictObject({ memberId: Id, roles: Roles }))
    .output(Done)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const member = await heldMember(ctx.reach, tx, input.memberId);
        const verdict = checkRoleChange(member, input.roles, ctx.actor.userId);
        if (!verdict.ok) return verdict;
        await saveRoles(tx, member.id, input.roles);
        const facts = { name: member.name, before: member.roles.join(','), roles: input.roles.join(',') };
        publishPerson(tx, 'person.role_changed', {
          ...member,
          id: member.userId,
          actorId: ctx.actor.userId,
          facts,
        });
        return { ok: true as const };
      }),
    ),

  /** Ends a membership and its sessions at once (PP2, PP4). What the person did stays theirs. */
  remove: mutation('people.manage')
    .input(v.strictObject({ memberId: Id }))
    .output(Done)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const member = await heldMember(ctx.reach, tx, input.memberId);
        const verdict: { ok: true } | { ok: false; refusal: Refusal } = checkRemoval(
          member,
          ctx.actor.userId,
        );
        if (!verdict.ok) return verdict;
        await endMembership(tx, member);
        publishPerson(tx, 'person.removed', {
          ...member,
          id: member.userId,
          actorId: ctx.actor.userId,
          facts: { name: member.name },
        });
        return { ok: true as const };
      }),
    ),
});

/** An organisation within reach; one outside looks like none. */
async function organisationWithin(reach: Reach, tx: Tx, orgId: string) {
  const organisation = isWithin(reach, { orgId, userId: null })
    ? await findOrganisationById(tx, orgId)
    : null;
  if (!organisation) throw new Fault('not_found');
  return organisation;
}

/** A member as the rules see them, with the organisation's people held still until the commit. */
async function heldMember(reach: Reach, tx: Tx, memberId: string): Promise<Member & { adminCount: number }> {
  const { orgId } = await getMember(reach, tx, memberId);
  await holdPeople(tx, orgId);
  const member = await getMember(reach, tx, memberId);
  return { ...member, adminCount: await countAdmins(tx, member) };
}
