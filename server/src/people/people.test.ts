import type { Role } from '@portico/domain/access';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { invitations } from '../identity/table.ts';
import { cookiesOf, TEST_PASSWORD, type TestIdentity, testIdentity } from '../identity/testing.ts';
import { events } from '../outbox/table.ts';
import { callerFor } from '../trpc/testing.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { sendInvitationWith } from './jobs.ts';
import { peopleRouter } from './router.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(peopleRouter, { db: test.db, actor });
const rule = (answer: { ok: true } | { ok: false; refusal: { rule: string } }) =>
  answer.ok ? null : answer.refusal.rule;
const notFound = { message: 'not_found' };
const call = { attempt: 1, id: 'job', signal: AbortSignal.timeout(60_000) };
const deliver = (invitationId: string) =>
  sendInvitationWith({
    db: test.db,
    invitationLink: (invitation) => id.identity.invitationLink(invitation),
    sendLetter: (letter) => Promise.resolve(void id.letters.push(letter)),
  })({ ...call, payload: { invitationId } });

async function team(...others: Role[][]) {
  const admin = await id.actor('partner', ['partner_admin']);
  const people = [];
  for (const roles of others) people.push(await id.actor('partner', roles, admin.orgId));
  const { rows } = await as(admin).list({ limit: 100 });
  const memberId = (person: UserActor) => rows.find((row) => row.userId === person.userId)?.id ?? '';
  return { admin, people, memberId };
}

async function invite(admin: UserActor, email: string): Promise<string> {
  const answer = await as(admin).invite({ email, roles: ['seller'] });
  return answer.ok ? answer.invitationId : '';
}

describe('people.invite', () => {
  it('invites, writes the letter from the event, and the link makes a member', async () => {
    const { admin } = await team();
    const answer = await as(admin).invite({
      email: 'New.Person@Example.com',
      name: 'New',
      roles: ['seller'],
    });
    const invitationId = answer.ok ? answer.invitationId : '';
    await deliver(invitationId);
    const letter = id.letters.at(-1);
    expect(letter).toMatchObject({
      to: 'new.person@example.com',
      // In the language of the organisation's country, which is Germany here.
      subject: expect.stringContaining('Einladung zu') as string,
    });
    const token = new URL(/https?:\S+/.exec(letter?.text ?? '')?.[0] ?? 'http://none').searchParams.get(
      'token',
    );
    const accepted = await id.post('/accept-invitation', { token, password: TEST_PASSWORD });
    expect(await id.identity.actorOf(new Headers({ cookie: cookiesOf(accepted) }))).toMatchObject({
      orgId: admin.orgId,
      roles: ['seller'],
      name: 'New',
    });
    const told = await test.db.read
      .select()
      .from(events)
      .where(eq(events.orgId, admin.orgId))
      .orderBy(asc(events.position));
    expect(told.map((event) => event.name)).toEqual(
      expect.arrayContaining(['person.invited', 'person.joined']),
    );
    expect(JSON.stringify(told)).not.toContain('new.person@example.com');
  });

  it('PP5 and PP6: refuses an address that is invited or belongs already', async () => {
    const { admin, people } = await team(['seller']);
    await invite(admin, 'twice@example.com');
    expect(rule(await as(admin).invite({ email: 'TWICE@example.com', roles: ['seller'] }))).toBe('PP5');
    const [seller] = people;
    const known = (await as(admin).list({})).rows.find((row) => row.userId === seller?.userId);
    expect(rule(await as(admin).invite({ email: known?.email ?? '', roles: ['seller'] }))).toBe('PP6');
  });

  it('PP5: two administrators inviting the same address at once make one invitation', async () => {
    const { admin } = await team();
    const email = 'at.once@example.com';
    const answers = await Promise.all([1, 2, 3].map(() => as(admin).invite({ email, roles: ['seller'] })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await test.db.read.select().from(invitations).where(eq(invitations.email, email))).toHaveLength(1);
  });

  it('PP1 and PP3: refuses no role and roles of the vendor', async () => {
    const { admin } = await team();
    expect(rule(await as(admin).invite({ email: 'a@example.com', roles: [] }))).toBe('PP1');
    expect(rule(await as(admin).invite({ email: 'a@example.com', roles: ['deal_desk'] }))).toBe('PP3');
  });

  it('refuses a bad address and unknown roles', async () => {
    const { admin } = await team();
    for (const input of [
      { email: 'a', roles: ['seller'] },
      { email: 'a@example.com\r\nBcc: x@example.com', roles: ['seller'] },
      { email: 'a@example.com', roles: ['root'] },
    ]) {
      await expect(as(admin).invite(input as { email: string; roles: Role[] })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
  });

  it('is closed to other organisations and to people without the right', async () => {
    const [{ admin, people }, other] = [await team(['partner_manager']), await team()];
    await expect(
      as(admin).invite({ orgId: other.admin.orgId, email: 'a@example.com', roles: ['seller'] }),
    ).rejects.toMatchObject(notFound);
    await expect(
      as(admin).invite({ orgId: 'org_none', email: 'a@example.com', roles: ['seller'] }),
    ).rejects.toMatchObject(notFound);
    for (const person of people)
      await expect(as(person).invite({ email: 'a@example.com', roles: ['seller'] })).rejects.toMatchObject(
        notFound,
      );
  });

  it('lets the vendor’s administrator invite to any organisation', async () => {
    const [{ admin }, vendor] = [await team(), await id.actor('vendor', ['vendor_admin'])];
    expect(
      await as(vendor).invite({ orgId: admin.orgId, email: 'from.vendor@example.com', roles: ['seller'] }),
    ).toMatchObject({ ok: true });
  });
});

describe('people.resend and people.cancelInvitation', () => {
  it('PP7: resending starts the days again', async () => {
    const { admin } = await team();
    const invitationId = await invite(admin, 'again@example.com');
    await test.db.write((tx) =>
      tx
        .update(invitations)
        .set({ expiresAt: new Date(0) })
        .where(eq(invitations.id, invitationId)),
    );
    expect(await as(admin).resend({ invitationId })).toEqual({ ok: true });
    const row = (await as(admin).list({})).rows.find((person) => person.id === invitationId);
    expect(Date.parse(row?.expiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('PP8: a cancelled invitation is not resent, not cancelled again, not accepted, and its letter is not written', async () => {
    const { admin } = await team();
    const invitationId = await invite(admin, 'cancelled@example.com');
    expect(await as(admin).cancelInvitation({ invitationId })).toEqual({ ok: true });
    expect(rule(await as(admin).cancelInvitation({ invitationId }))).toBe('PP8');
    expect(rule(await as(admin).resend({ invitationId }))).toBe('PP8');
    const before = id.letters.length;
    await deliver(invitationId);
    expect(id.letters.length).toBe(before);
    const token = new URL(id.identity.invitationLink(invitationId)).searchParams.get('token');
    expect((await id.post('/accept-invitation', { token, name: 'X' })).status).toBe(404);
  });

  it('finds no invitation of another organisation, and takes no other shape', async () => {
    const [{ admin }, other] = [await team(), await team()];
    const invitationId = await invite(other.admin, 'theirs@example.com');
    await expect(as(admin).resend({ invitationId })).rejects.toMatchObject(notFound);
    await expect(as(admin).cancelInvitation({ invitationId })).rejects.toMatchObject(notFound);
    await expect(as(admin).resend({ invitationId: 'row_none' })).rejects.toMatchObject(notFound);
    for (const input of [{}, { invitationId: 1 }, { invitationId, status: 'accepted' }]) {
      await expect(as(admin).resend(input as { invitationId: string })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
      await expect(as(admin).cancelInvitation(input as { invitationId: string })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
  });
});

describe('people.changeRoles', () => {
  it('gives other roles, which hold with the next request', async () => {
    const { admin, people, memberId } = await team(['seller']);
    for (const person of people) {
      const row = (await as(admin).list({})).rows.find((one) => one.userId === person.userId);
      const cookie = cookiesOf(
        await id.post('/sign-in/email', { email: row?.email ?? '', password: TEST_PASSWORD }),
      );
      expect(
        await as(admin).changeRoles({ memberId: memberId(person), roles: ['marketer', 'learner'] }),
      ).toEqual({ ok: true });
      expect(await id.identity.actorOf(new Headers({ cookie }))).toMatchObject({
        roles: ['marketer', 'learner'],
      });
    }
  });

  it('PP1 to PP4: refuses none, foreign ones, the last administrator’s and one’s own', async () => {
    const { admin, people, memberId } = await team(['seller']);
    const vendor = await id.actor('vendor', ['vendor_admin']);
    const [seller] = people;
    const sellerId = seller ? memberId(seller) : '';
    expect(rule(await as(admin).changeRoles({ memberId: sellerId, roles: [] }))).toBe('PP1');
    expect(rule(await as(vendor).changeRoles({ memberId: memberId(admin), roles: ['seller'] }))).toBe('PP2');
    expect(rule(await as(admin).changeRoles({ memberId: sellerId, roles: ['legal'] }))).toBe('PP3');
    expect(rule(await as(admin).changeRoles({ memberId: memberId(admin), roles: ['seller'] }))).toBe('PP4');
  });

  it('finds nobody of another organisation, and takes no other shape', async () => {
    const [{ admin, memberId }, other] = [await team(), await team(['seller'])];
    for (const person of other.people) {
      await expect(
        as(admin).changeRoles({ memberId: other.memberId(person), roles: ['seller'] }),
      ).rejects.toMatchObject(notFound);
      await expect(
        as(person).changeRoles({ memberId: memberId(admin), roles: ['seller'] }),
      ).rejects.toMatchObject(notFound);
    }
    await expect(
      as(admin).changeRoles({ memberId: 'x', roles: ['root'] } as unknown as {
        memberId: string;
        roles: Role[];
      }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('people.remove', () => {
  it('ends the membership and the sessions there at once', async () => {
    const { admin, people, memberId } = await team(['seller']);
    for (const person of people) {
      const row = (await as(admin).list({})).rows.find((one) => one.userId === person.userId);
      const cookie = cookiesOf(
        await id.post('/sign-in/email', { email: row?.email ?? '', password: TEST_PASSWORD }),
      );
      expect(await as(admin).remove({ memberId: memberId(person) })).toEqual({ ok: true });
      expect(await id.identity.actorOf(new Headers({ cookie }))).toEqual({ kind: 'anonymous' });
      await expect(as(admin).remove({ memberId: memberId(person) })).rejects.toMatchObject(notFound);
    }
  });

  it('PP2 and PP4: refuses the last administrator and oneself', async () => {
    const { admin, memberId } = await team();
    const vendor = await id.actor('vendor', ['vendor_admin']);
    expect(rule(await as(vendor).remove({ memberId: memberId(admin) }))).toBe('PP2');
    expect(rule(await as(admin).remove({ memberId: memberId(admin) }))).toBe('PP4');
  });

  it('PP2: two administrators who remove each other at once leave one', async () => {
    const { admin, people, memberId } = await team(['partner_admin']);
    const [second] = people;
    if (!second) throw new Error('a second administrator was expected');
    const answers = await Promise.all([
      as(admin).remove({ memberId: memberId(second) }),
      as(second).remove({ memberId: memberId(admin) }),
    ]);
    expect(answers.map(rule).toSorted((a) => (a === null ? -1 : 1))).toEqual([null, 'PP2']);
  });

  it('finds nobody of another organisation, and takes no other shape', async () => {
    const [{ admin }, other] = [await team(), await team(['seller'])];
    for (const person of other.people)
      await expect(as(admin).remove({ memberId: other.memberId(person) })).rejects.toMatchObject(notFound);
    await expect(as(admin).remove({} as { memberId: string })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('people.list', () => {
  it('pages through invitations and members without skipping or repeating', async () => {
    const { admin } = await team(['seller'], ['learner'], ['marketer']);
    for (const n of [1, 2, 3]) await invite(admin, `page${n}@example.com`);
    for (const limit of [1, 2, 3, 4, 100]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await as(admin).list({ limit, ...(cursor === undefined ? {} : { cursor }) });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(7);
      expect(seen).toHaveLength(7);
    }
  });

  it('shows each organisation its own people, and the vendor’s administrator those asked for', async () => {
    const [{ admin }, other, vendor] = [
      await team(['seller']),
      await team(),
      await id.actor('vendor', ['vendor_admin']),
    ];
    const mine = await as(admin).list({ limit: 100 });
    expect(new Set(mine.rows.map((row) => row.orgId))).toEqual(new Set([admin.orgId]));
    expect((await as(admin).list({ orgId: other.admin.orgId })).rows).toEqual([]);
    expect((await as(vendor).list({ orgId: other.admin.orgId })).rows.map((row) => row.userId)).toEqual([
      other.admin.userId,
    ]);
  });

  it('refuses a foreign cursor, a page too large and people without the right', async () => {
    const { admin, people } = await team(['seller']);
    for (const input of [{ cursor: 'i.x' }, { cursor: 'm.W10' }, { limit: 101 }, { limit: 0 }, { more: 1 }]) {
      await expect(as(admin).list(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    for (const person of people) await expect(as(person).list({})).rejects.toMatchObject(notFound);
  });
});
