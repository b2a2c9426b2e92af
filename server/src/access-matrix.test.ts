import { randomUUID } from 'node:crypto';
import {
  type Action,
  actions,
  type Actor,
  can,
  type EmbedScope,
  partnerRoles,
  type Role,
  vendorRoles,
} from '@portico/domain/access';
import { noBrand } from '@portico/domain/embed/brand';
import { defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { quarterOf } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from './db/new-id.ts';
import { openTestDatabase, type TestDatabase } from './db/testing.ts';
import { testIdentity } from './identity/testing.ts';
import { saveProduct } from './products/save.ts';
import { appRouter } from './router.ts';
import { answerTrpc } from './trpc/edge.ts';
import type { UserActor } from './trpc/procedure.ts';
import { callerFor } from './trpc/testing.ts';

/*
 * Every procedure with every role, and with ids of another partner (T1). The list of procedures comes from the router; one
 * that is not in `inputs` below fails here, so that none can be forgotten.
 */

/** The ids of everything one organisation has. */
interface Ids {
  dealId: string;
  disputeId: string;
  version: number;
  siteId: string;
  keyId: string;
  memberId: string;
  invitationId: string;
  orgId: string;
}

const oneYear = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
const CANARY = 'canary-of-the-other-partner';

const decide = ({ dealId, version }: Ids) => ({ dealId, version });
/** Accounts are no organisation's: what counts is the role. */
const account = { accountId: 'acc_x' };
const inputs: Record<string, (ids: Ids) => unknown> = {
  'session.me': () => undefined,
  'deals.form': () => undefined,
  'deals.summary': () => undefined,
  'deals.list': ({ orgId }) => ({ partnerId: orgId }),
  'deals.saveDraft': (ids) => ({ draft: decide(ids), claim: { customerName: 'x' } }),
  'deals.submit': (ids) => ({ draft: decide(ids), claim: goodClaim }),
  'deals.get': ({ dealId }) => ({ dealId }),
  'deals.timeline': ({ dealId }) => ({ dealId }),
  'deals.answerInfo': (ids) => ({ ...decide(ids), answers: { q1: 'x' } }),
  'deals.receipt': ({ dealId }) => ({ dealId }),
  'deals.appeal': (ids) => ({ ...decide(ids), ground: 'x' }),
  'deals.resubmit': (ids) => ({ ...decide(ids), claim: goodClaim }),
  'deals.withdraw': (ids) => ({ ...decide(ids), reason: 'other' }),
  'deals.close': (ids) => ({ ...decide(ids), outcome: 'won' }),
  'deals.benefitPreview': ({ dealId }) => ({ dealId }),
  'deals.requestExtension': (ids) => ({ ...decide(ids), evidence: 'x' }),
  'deals.amend': (ids) => ({ ...decide(ids), changes: { competitor: 'x' }, reason: 'x' }),
  'desk.get': ({ dealId }) => ({ dealId }),
  'desk.waiting': () => ({}),
  'desk.decideExtension': (ids) => ({ ...decide(ids), granted: true }),
  'desk.decideAmendment': (ids) => ({ ...decide(ids), granted: true }),
  'desk.proposeRevocation': (ids) => ({ ...decide(ids), reason: 'no_activity', noteShared: 'x' }),
  'desk.withdrawRevocation': decide,
  'desk.confirmRevocation': decide,
  'desk.revocationsToConfirm': () => ({}),
  'desk.convert': (ids) => ({ ...decide(ids), contactMatches: 1 }),
  'desk.reviewers': () => undefined,
  'desk.assign': (ids) => ({ ...decide(ids), reviewerId: 'user_x' }),
  'desk.bulkReassign': (ids) => ({ reviewerId: 'user_x', deals: [decide(ids)] }),
  'desk.answerAppeal': (ids) => ({ ...decide(ids), upheld: true, noteShared: 'x' }),
  'desk.chooseAccount': (ids) => ({ ...decide(ids), accountId: null }),
  'desk.share': (ids) => ({ ...decide(ids), partnerId: null }),
  'desk.form': ({ orgId }) => ({ partnerId: orgId }),
  'desk.sellers': ({ orgId }) => ({ partnerId: orgId }),
  'desk.registerFor': ({ orgId }) => ({ partnerId: orgId, sellerId: 'user_x', claim: goodClaim }),
  'desk.take': decide,
  'desk.requestInfo': (ids) => ({ ...decide(ids), items: [{ question: 'x', kind: 'missing' }] }),
  'desk.approve': decide,
  'desk.reject': (ids) => ({ ...decide(ids), reason: 'incomplete' }),
  'desk.markDuplicate': (ids) => ({ ...decide(ids), ofId: ids.dealId }),
  'disputes.list': () => ({}),
  'disputes.get': ({ disputeId }) => ({ disputeId }),
  'disputes.candidates': () => undefined,
  'disputes.raise': ({ dealId }) => ({ dealIds: [dealId], ground: 'other', statement: 'x' }),
  'disputes.addEvidence': ({ disputeId, dealId }) => ({
    disputeId,
    dealId,
    version: 1,
    kind: 'note',
    text: 'x',
  }),
  'disputes.assignPanel': ({ disputeId }) => ({ disputeId, version: 1, panel: ['a', 'b'] }),
  'disputes.acceptLetter': ({ disputeId }) => ({ disputeId, version: 1, evidenceId: 'e1' }),
  'disputes.rule': ({ disputeId }) => ({
    disputeId,
    version: 1,
    leadingDealId: null,
    endingDealIds: [],
    rationaleShared: 'x',
  }),
  'disputes.withdraw': ({ disputeId }) => ({ disputeId, version: 1 }),
  'partners.list': () => undefined,
  'people.list': ({ orgId }) => ({ orgId }),
  'people.invite': ({ orgId }) => ({ orgId, email: `${randomUUID()}@example.com`, roles: ['seller'] }),
  'people.resend': ({ invitationId }) => ({ invitationId }),
  'people.cancelInvitation': ({ invitationId }) => ({ invitationId }),
  'people.changeRoles': ({ memberId }) => ({ memberId, roles: ['seller'] }),
  'people.remove': ({ memberId }) => ({ memberId }),
  'sites.list': ({ orgId }) => ({ orgId }),
  'sites.create': ({ orgId }) => ({
    orgId,
    name: 'x',
    origins: ['https://x.example'],
    scopes: ['deals:read'],
  }),
  'sites.update': ({ siteId }) => ({
    siteId,
    name: 'x',
    origins: ['https://x.example'],
    scopes: ['deals:read'],
  }),
  'sites.archive': ({ siteId }) => ({ siteId }),
  'sites.check': ({ siteId }) => ({ siteId }),
  'themes.readColors': ({ siteId }) => ({ siteId, address: 'http://127.0.0.1/' }),
  'sites.policy': ({ siteId }) => ({ siteId }),
  'sites.govern': ({ siteId }) => ({ siteId, version: 1, policy: { widgets: [], framed: [] } }),
  'keys.list': ({ siteId }) => ({ siteId }),
  'keys.create': ({ siteId }) => ({ siteId, kind: 'secret' }),
  'keys.rotate': ({ keyId }) => ({ keyId }),
  'keys.revoke': ({ keyId }) => ({ keyId }),
  'embed.ask': () => somePage,
  'embed.allow': () => ({ ...somePage, challenge: 'c'.repeat(43), state: 's'.repeat(16) }),
  'themes.get': ({ siteId }) => ({ siteId }),
  'themes.save': ({ siteId }) => ({ siteId, version: 0, theme: someTheme }),
  'brands.get': ({ orgId }) => ({ orgId }),
  'brands.save': ({ orgId }) => ({ orgId, version: 0, profile: noBrand }),
  'embed.vitals': ({ siteId }) => ({ siteId }),
  'policies.current': () => undefined,
  'policies.list': () => ({}),
  'policies.get': () => ({ version: '2026-11' }),
  'policies.saveDraft': () => ({
    version: `draft-${randomUUID().slice(0, 8)}`,
    document: defaultPolicyDocument,
  }),
  'policies.check': () => ({ document: defaultPolicyDocument }),
  'policies.publish': () => ({ id: newId('pol'), revision: 1 }),
  'policies.withdraw': () => ({ id: newId('pol'), revision: 1 }),
  'policies.replay': () => ({ version: '2026-11' }),
  'policies.replays': () => ({}),
  'policies.replayed': () => ({ replayId: newId('replay') }),
  'policies.replayRows': () => ({ replayId: newId('replay') }),
  'policies.preview': ({ dealId }) => ({ document: defaultPolicyDocument, dealId }),
  'policies.compare': () => ({ from: '2026-11', to: '2026-11' }),
  'accounts.list': () => ({}),
  'accounts.segments': () => undefined,
  'accounts.get': () => account,
  'accounts.family': () => account,
  'accounts.history': () => account,
  'accounts.resolve': () => ({ name: 'x' }),
  'accounts.save': () => ({ details: { legalName: 'x', country: 'DE' } }),
  'accounts.saveSite': () => ({ ...account, version: 1, site: { name: 'x', country: 'DE' } }),
  'accounts.archiveSite': () => ({ ...account, version: 1, siteId: 'asite_x' }),
  'accounts.archive': () => ({ ...account, version: 1, reason: 'x' }),
  'accounts.restore': () => ({ ...account, version: 1 }),
  'accounts.merge': () => ({ survivor: { ...account, version: 1 }, merged: { ...account, version: 1 } }),
  'accounts.unmerge': () => ({ mergeId: 'amerge_x' }),
  'accounts.importUpload': () => ({ fileName: 'x.csv', part: 0, text: 'name,country\nx,DE' }),
  'accounts.importPreview': () => ({ importId: 'aimport_x' }),
  'accounts.import': () => ({ importId: 'aimport_x' }),
  'accounts.importRun': () => ({ importId: 'aimport_x' }),
  'accounts.imports': () => ({}),
  'accounts.importFindings': () => ({ importId: 'aimport_x' }),
  'coverage.list': ({ orgId }) => ({ ownerId: orgId }),
  'coverage.named': () => undefined,
  'coverage.save': () => ({ draft: someCoverage }),
  'coverage.end': ({ version }) => ({ id: 'cov_nobody', version, reason: 'Over' }),
  'coverage.products': () => undefined,
  'coverage.logActivity': () => ({
    id: 'cov_nobody',
    activity: { happenedAt: '2026-01-01T00:00:00.000Z', note: null },
  }),
  'reservations.list': ({ orgId }) => ({ partnerId: orgId }),
  'reservations.verdict': ({ dealId }) => ({ dealId }),
  'prechecks.check': () => ({ customerName: CANARY, customerCountry: 'DE' }),
  'prechecks.terms': () => undefined,
  'prechecks.list': () => ({}),
  'prechecks.report': () => ({}),
  'prechecks.log': () => ({}),
  'prechecks.canaries': () => undefined,
  'prechecks.setCanary': () => ({ accountId: 'acc_nobody' }),
  'prechecks.liftCanary': () => ({ accountId: 'acc_nobody' }),
  'reports.fairness': () => oneYear,
  'reports.coverageEdits': () => oneYear,
  'reports.decisionTimes': () => oneYear,
  'activity.list': () => ({}),
  'activity.unread': () => undefined,
  'activity.seen': () => ({ position: 0 }),
  'files.list': () => ({ ids: [] }),
};

const someColors = { ground: '#ffffff', text: '#000000', border: '#000000', accent: '#000000' };
const someTheme = { appearance: 'auto', light: someColors, dark: someColors, radiusPx: 0, font: null };
const somePage = { key: 'pk_x', origin: 'https://x.example' };

const someCoverage = {
  kind: 'house',
  accountId: 'acc_nobody',
  predicate: null,
  sites: { kind: 'all' },
  products: { kind: 'all' },
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  ownerId: null,
  partnerId: null,
  reason: null,
  disclose: 'none',
};

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
interface Procedure {
  _def: { type: 'query' | 'mutation'; meta?: { action?: Action }; output?: unknown };
}

let test: TestDatabase;
let goodClaim: Record<string, unknown>;
let mine: { ids: Ids; admin: UserActor };
let theirs: { ids: Ids; admin: UserActor };

beforeAll(async () => {
  test = await openTestDatabase();
  await test.db.write((tx) =>
    saveProduct(tx, { id: 'fuse', sku: 'FUSE', name: 'FUSE', family: 'F', registrable: true }),
  );
  mine = await settle('mine');
  theirs = await settle(CANARY);
});
afterAll(() => test[Symbol.asyncDispose]());

/** An organisation with one of everything, every text of it marked. */
async function settle(mark: string): Promise<{ ids: Ids; admin: UserActor }> {
  const id = testIdentity(test.db);
  const orgId = await id.identity.createOrganisation({ name: mark, kind: 'partner', country: 'DE' });
  const admin = await id.actor('partner', ['partner_admin'], orgId);
  const caller = callerFor(appRouter, { db: test.db, actor: admin });
  goodClaim = {
    customerName: mark,
    customerWeb: `${mark}.example`,
    customerCountry: 'DE',
    contactName: mark,
    contactEmail: `jo@${mark}.example`,
    productId: 'fuse',
    valueBand: '10k_to_50k',
    closeQuarter: quarterOf(await test.db.now()),
    relationship: 'met',
    contactAgreed: true,
  };
  const submitted = await caller.deals.submit({ claim: goodClaim });
  const site = await caller.sites.create({
    name: mark,
    origins: [`https://${mark}.example`],
    scopes: ['deals:read', 'deals:register'],
  });
  const invited = await caller.people.invite({ email: `${mark}@example.com`, roles: ['seller'] });
  if (!submitted.ok || !invited.ok) throw new Error(JSON.stringify([submitted, invited]));
  const raised = await caller.disputes.raise({
    dealIds: [submitted.deal.id],
    ground: 'other',
    statement: mark,
  });
  if (!raised.ok) throw new Error(JSON.stringify(raised));
  const key = await caller.keys.create({ siteId: site.id, kind: 'secret' });
  const people = await caller.people.list({});
  const member = people.rows.find((row) => row.userId === admin.userId);
  const { id: dealId, version } = submitted.deal;
  return {
    admin,
    ids: {
      dealId,
      disputeId: raised.dispute.id,
      version,
      siteId: site.id,
      keyId: key.id,
      memberId: member?.id ?? '',
      invitationId: invited.invitationId,
      orgId,
    },
  };
}

const nowhere = (ids: Ids): Ids => ({
  dealId: newId('deal'),
  disputeId: newId('disp'),
  version: ids.version,
  siteId: newId('site'),
  keyId: newId('key'),
  memberId: newId('row'),
  invitationId: newId('row'),
  orgId: newId('org'),
});

async function call(path: string, input: unknown, actor: Actor) {
  const isMutation = procedures.some(
    ([name, procedure]) => name === path && procedure._def.type === 'mutation',
  );
  const text = input === undefined ? '' : JSON.stringify(input);
  return answerTrpc(
    appRouter,
    { db: test.db, actor, requestId: 'request', idempotencyKey: randomUUID() },
    {
      method: isMutation ? 'POST' : 'GET',
      path,
      query: new URLSearchParams(isMutation || text === '' ? {} : { input: text }),
      body: isMutation ? text : '',
      signal: new AbortController().signal,
    },
  );
}

function actorWith(roles: readonly Role[], way: Partial<UserActor> = {}): UserActor {
  const isVendor = roles.some((role) => (vendorRoles as readonly Role[]).includes(role));
  return {
    ...mine.admin,
    userId: newId('user'),
    roles,
    ...(isVendor ? { orgId: 'org_vendor', orgKind: 'vendor' as const } : {}),
    ...way,
  };
}

/** Roles at the vendor that reach only the partners they were given. */
const granted: readonly Role[] = ['channel_manager', 'region_manager'];

/** What managers may see of every partner: a panel is of people who look after none of the parties (DX4). */
const neutral: ReadonlySet<string> = new Set(['disputes.get', 'disputes.rule', 'disputes.acceptLetter']);

const everyRole: readonly Role[] = [...partnerRoles, ...vendorRoles];

/** What a procedure is asked about things of one kind of id; the same for both where it asks for none. */
function asks(path: string, id: string): string {
  const ids = {
    dealId: id,
    disputeId: id,
    siteId: id,
    keyId: id,
    memberId: id,
    invitationId: id,
    orgId: id,
    version: 1,
  };
  return JSON.stringify(inputs[path]?.(ids)) ?? '';
}

describe('every procedure', () => {
  it.each(procedures)('%s names its action and its output', (_, procedure) => {
    expect(actions).toContain(procedure._def.meta?.action);
    expect(procedure._def.output).toBeDefined();
  });

  it('is in this matrix', () => {
    expect(procedures.map(([path]) => path).toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  it.each(procedures)('%s is closed to whoever is not signed in', async (path) => {
    const answer = await call(path, inputs[path]?.(mine.ids), { kind: 'anonymous' });
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain(mine.ids.dealId);
  });

  it.each(procedures)(
    '%s is closed to every role without the right, exactly as if there were nothing',
    async (path, procedure) => {
      const action = procedure._def.meta?.action;
      if (!action) throw new Error('no action');
      const closed = everyRole.map((role) => actorWith([role])).filter((actor) => !can(actor, action));
      const answers = await Promise.all(closed.map((actor) => call(path, inputs[path]?.(mine.ids), actor)));
      for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: answers[0]?.body });
    },
  );

  it.each(procedures)('%s is closed to an embed session without the scope', async (path, procedure) => {
    const action = procedure._def.meta?.action;
    if (!action) throw new Error('no action');
    const scopes: EmbedScope[][] = [[], ['deals:read'], ['deals:register'], ['accounts:check']];
    for (const scope of scopes) {
      const actor = actorWith(['partner_admin'], { via: 'embed', scopes: scope, siteId: mine.ids.siteId });
      if (can(actor, action)) continue;
      expect((await call(path, inputs[path]?.(mine.ids), actor)).status).toBe(404);
    }
  });

  const withIds = procedures.filter(([path]) => asks(path, 'a') !== asks(path, 'b'));
  it.each(withIds)(
    '%s answers another partner’s ids byte for byte like ids that do not exist',
    async (path) => {
      for (const role of partnerRoles) {
        const actor = actorWith([role]);
        const [foreign, missing] = [
          await call(path, inputs[path]?.(theirs.ids), actor),
          await call(path, inputs[path]?.(nowhere(theirs.ids)), actor),
        ];
        expect({ role, ...foreign }).toEqual({ role, ...missing });
        expect(foreign.body).not.toContain(CANARY);
      }
    },
  );

  it.each(withIds.filter(([path]) => !neutral.has(path)))(
    '%s answers a manager ids of a partner they do not look after like ids that do not exist',
    async (path) => {
      for (const role of granted) {
        const actor = actorWith([role], { grantedOrgIds: [mine.ids.orgId] });
        const [foreign, missing] = [
          await call(path, inputs[path]?.(theirs.ids), actor),
          await call(path, inputs[path]?.(nowhere(theirs.ids)), actor),
        ];
        expect({ role, ...foreign }).toEqual({ role, ...missing });
        expect(foreign.body).not.toContain(CANARY);
      }
    },
  );

  it.each(procedures.filter(([, procedure]) => procedure._def.type === 'query'))(
    '%s never shows a partner anything of another',
    async (path) => {
      for (const role of partnerRoles) {
        const answer = await call(path, inputs[path]?.(mine.ids), actorWith([role]));
        expect(answer.body).not.toContain(CANARY);
        expect(answer.body).not.toContain(theirs.ids.orgId);
      }
    },
  );
});
