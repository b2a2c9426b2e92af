import { isOpenInvitation } from '@portico/domain/people/rules';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { findInvitation } from '../identity/invitations.ts';
import { invitationLetter, type Letter } from '../identity/letters.ts';
import { defineJob, jobOf } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { letterLocaleOf } from '../mail/letters/locale.ts';
import type { Subscription } from '../outbox/relay.ts';
import { findOrganisation } from '../partners/store.ts';

/** Sends the letter of an invitation. */
export const sendInvitation = defineJob({
  name: 'send-invitation',
  payload: v.object({ invitationId: v.string() }),
  tries: 8,
  backoff: { firstSeconds: 5, maxSeconds: 3_600 },
});

/** Every invitation, and every wish to send one again, becomes a letter. */
export const invitationLetters: Subscription = {
  consumer: 'people-invitation-letters',
  events: ['person.invited'],
  toJobs: (event) => [jobOf(sendInvitation, { invitationId: event.aggregate.id }, { key: event.id })],
};

/** What sending invitations needs. */
export interface InvitationMailParts {
  db: Database;
  /** The link that accepts an invitation. */
  invitationLink(invitationId: string): string;
  sendLetter(letter: Letter): Promise<void>;
}

/** Writes the letter from what the invitation says now; one that was cancelled or accepted meanwhile is not sent. */
export function sendInvitationWith({
  db,
  invitationLink,
  sendLetter,
}: InvitationMailParts): JobHandler<{ invitationId: string }> {
  return async ({ payload }) => {
    const invitation = await findInvitation(db.read, payload.invitationId);
    if (!invitation || !isOpenInvitation(invitation, await db.now())) return;
    const { email: to, name, orgId, orgName, inviterName } = invitation;
    const organisation = await findOrganisation(db.read, orgId);
    const reader = { to, locale: letterLocaleOf(organisation?.country) };
    const url = invitationLink(invitation.id);
    await sendLetter(invitationLetter(reader, { name, orgName, inviterName, url }));
  };
}
