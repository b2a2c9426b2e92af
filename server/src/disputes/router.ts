import type { Reach, Role } from '@portico/domain/access';
import { policies, vendorRoles } from '@portico/domain/access';
import type { Deal } from '@portico/domain/deals/deal';
import type { Dispute } from '@portico/domain/disputes/dispute';
import * as rules from '@portico/domain/disputes/rules';
import { Fault } from '@portico/domain/fault';
import { pageOf } from '@portico/domain/page';
import { type Refusal, refuse } from '@portico/domain/refusal';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { holdDeals } from '../deals/hold.ts';
import { ownFiles } from '../deals/own-files.ts';
import { getDeal } from '../deals/store.ts';
import { objectionToWords } from '../deals/telling.ts';
import { listAddressees } from '../identity/store.ts';
import { currentPolicy } from '../policies/store.ts';
import { mutation, query, router, type UserActor } from '../trpc/procedure.ts';
import { carryOut, listDealsOf, listHands, tellDeals } from './ruling.ts';
import * as schema from './schemas.ts';
import * as store from './store.ts';
import { disputeViewOf } from './view.ts';

/** Disputes over deals of one customer: raised by a partner or the desk, ruled on by a panel of the vendor's. */
export const disputesRouter = router({
  /** A page of the disputes within reach. */
  list: query('dispute.read')
    .input(schema.ListInput)
    .output(pageOf(schema.AnyDispute))
    .query(async ({ ctx, input: { mine, ...filter } }) => {
      const page = await store.listDisputes(ctx.reach, ctx.db.read, {
        ...filter,
        ...(mine ? { panelistId: ctx.actor.userId } : {}),
      });
      const reader = readerOf(ctx.actor, ctx.reach, { query: ctx.db.read, now: await ctx.db.now() });
      return { rows: await Promise.all(page.rows.map((one) => disputeViewOf(one, reader))), next: page.next };
    }),

  /** One dispute as its reader may see it (DX8). */
  get: query('dispute.read')
    .input(schema.DisputeById)
    .output(schema.AnyDispute)
    .query(async ({ ctx, input }) => {
      const dispute = await store.getDispute(ctx.reach, ctx.db.read, input.disputeId);
      const reader = readerOf(ctx.actor, ctx.reach, { query: ctx.db.read, now: await ctx.db.now() });
      return disputeViewOf(dispute, reader);
    }),

  /** The vendor's people who may sit on a panel; whether they are neutral is asked when they are named (DX4). */
  candidates: query('dispute.manage')
    .output(schema.Candidates)
    .query(async ({ ctx }) => {
      const people = await listPanelists(ctx.db.read);
      return people.map(({ id, name }) => ({ userId: id, name }));
    }),

  /** Raises a dispute (DX1, DX2): a partner about its own deal, the desk about several of one customer. */
  raise: mutation('dispute.raise')
    .input(schema.RaiseInput)
    .output(schema.DisputeOutcome)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const deals = [];
        for (const id of new Set(input.dealIds)) deals.push(await getDeal(ctx.reach, tx, id));
        await holdDeals(tx, input.dealIds);
        const disputed = await store.listDisputed(tx, input.dealIds, '');
        const { ground, statement } = input;
        const beginning = { id: newId('disp'), deals, disputed, ground, statement };
        const ruling = rules.raise(beginning, await contextOf(ctx.actor, tx));
        if (!ruling.ok) return ruling;
        const dispute = await store.saveDispute(tx, ruling.dispute);
        tellDeals(tx, deals, {
          name: 'deal.dispute_raised',
          actorId: ctx.actor.userId,
          visibility: 'both',
          facts: () => ({ disputeId: dispute.id, ground, dueAt: dispute.dueAt }),
        });
        return shown(dispute, ctx, tx);
      }),
    ),

  /** Brings evidence for a deal (DX3). */
  addEvidence: mutation('dispute.raise')
    .input(schema.EvidenceInput)
    .output(schema.DisputeOutcome)
    .mutation(({ ctx, input: { disputeId, version, ...evidence } }) =>
      ctx.write(async (tx) => {
        const dispute = await current(tx, ctx.reach, { disputeId, version });
        const foreign = await ownFiles(ctx.reach, evidence.fileIds, 'DX3')(tx);
        if (foreign) return { ok: false as const, refusal: foreign };
        const ruling = rules.addEvidence(dispute, evidence, await contextOf(ctx.actor, tx));
        if (!ruling.ok) return ruling;
        const saved = await store.saveDispute(tx, ruling.dispute);
        tellDeals(tx, await listDealsOf(tx, [evidence.dealId]), {
          name: 'deal.dispute_evidence_added',
          actorId: ctx.actor.userId,
          // What the vendor brings is the panel's to weigh, not the party's to read.
          visibility: ctx.actor.orgKind === 'vendor' ? 'internal' : 'both',
          facts: () => ({ disputeId, kind: evidence.kind }),
        });
        return shown(saved, ctx, tx);
      }),
    ),

  /** Takes a customer's letter for genuine; from then on it decides which deal leads (DX7). */
  acceptLetter: mutation('dispute.rule')
    .input(schema.LetterInput)
    .output(schema.DisputeOutcome)
    .mutation(({ ctx, input: { disputeId, version, evidenceId } }) =>
      ctx.write(async (tx) => {
        const dispute = await current(tx, ctx.reach, { disputeId, version });
        const deals = await listDealsOf(tx, idsOf(dispute));
        const hands = await listHands(tx, deals);
        const ruling = rules.acceptLetter(dispute, { evidenceId, hands }, await contextOf(ctx.actor, tx));
        if (!ruling.ok) return ruling;
        const saved = await store.saveDispute(tx, ruling.dispute);
        const chosen = saved.evidence.find(({ id }) => id === evidenceId)?.dealId;
        tellDeals(
          tx,
          deals.filter(({ id }) => id === chosen),
          {
            name: 'deal.dispute_letter_accepted',
            actorId: ctx.actor.userId,
            visibility: 'internal',
            facts: () => ({ disputeId, evidence: evidenceId }),
          },
        );
        return shown(saved, ctx, tx);
      }),
    ),

  /** Names who rules, and which further deals it is about (DX4, DX5). */
  assignPanel: mutation('dispute.manage')
    .input(schema.PanelInput)
    .output(schema.DisputeOutcome)
    .mutation(({ ctx, input: { panel, addDealIds, ...reference } }) =>
      ctx.write(async (tx) => {
        const dispute = await current(tx, ctx.reach, reference);
        const before = idsOf(dispute);
        const added = [...new Set(addDealIds)].filter((id) => !before.includes(id));
        await holdDeals(tx, added);
        const refusal = await objectionToPanel(tx, { panel, added, dispute });
        if (refusal) return { ok: false as const, refusal };
        for (const id of added) await getDeal(ctx.reach, tx, id);
        const deals = await listDealsOf(tx, [...before, ...added]);
        const hands = await listHands(tx, deals);
        const ruling = rules.assignPanel(dispute, { panel, deals, hands }, await contextOf(ctx.actor, tx));
        if (!ruling.ok) return ruling;
        const saved = await store.saveDispute(tx, ruling.dispute);
        const { ground, dueAt } = saved;
        const facts = () => ({ disputeId: saved.id, ground, dueAt });
        const { userId: actorId } = ctx.actor;
        tellDeals(
          tx,
          deals.filter(({ id }) => added.includes(id)),
          { name: 'deal.dispute_raised', actorId, visibility: 'both', facts },
        );
        tellDeals(tx, deals, { name: 'deal.dispute_panel_assigned', actorId, visibility: 'internal', facts });
        return shown(saved, ctx, tx);
      }),
    ),

  /** Rules, or agrees to what another of the panel said (DX6 to DX8); a ruling that stands is carried out at once (DX10). */
  rule: mutation('dispute.rule')
    .input(schema.RuleInput)
    .output(schema.DisputeOutcome)
    .mutation(({ ctx, input: { disputeId, version, ...text } }) =>
      ctx.write(async (tx) => {
        const dispute = await current(tx, ctx.reach, { disputeId, version });
        const deals = await listDealsOf(tx, idsOf(dispute));
        const hands = await listHands(tx, deals);
        const { userId: actorId } = ctx.actor;
        const telling = await tellingIn(tx, deals, { actorId, text: text.rationaleShared });
        const ruling = rules.rule(dispute, { text, telling, hands }, await contextOf(ctx.actor, tx));
        if (!ruling.ok) return ruling;
        const saved = await store.saveDispute(tx, ruling.dispute);
        if (saved.status === 'ruled') await carryOut(tx, saved);
        return shown(saved, ctx, tx);
      }),
    ),

  /** Takes a dispute back (DX9). */
  withdraw: mutation('dispute.raise')
    .input(schema.DisputeReference)
    .output(schema.DisputeOutcome)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const dispute = await current(tx, ctx.reach, input);
        const ruling = rules.withdraw(dispute, await contextOf(ctx.actor, tx));
        if (!ruling.ok) return ruling;
        const saved = await store.saveDispute(tx, ruling.dispute);
        tellDeals(tx, await listDealsOf(tx, idsOf(saved)), {
          name: 'deal.dispute_withdrawn',
          actorId: ctx.actor.userId,
          visibility: 'both',
          facts: () => ({ disputeId: saved.id }),
        });
        return shown(saved, ctx, tx);
      }),
    ),
});

function idsOf({ deals }: Dispute): string[] {
  return deals.map(({ dealId }) => dealId);
}

interface Asking {
  actor: UserActor;
  reach: Reach;
}

function readerOf(actor: UserActor, reach: Reach, at: { query: Query; now: string }) {
  return { ...at, reach, partnerId: actor.orgKind === 'partner' ? actor.orgId : null };
}

async function shown(dispute: Dispute, { actor, reach }: Asking, tx: Tx) {
  const reader = readerOf(actor, reach, { query: tx, now: tx.now });
  return { ok: true as const, dispute: await disputeViewOf(dispute, reader) };
}

async function contextOf(actor: UserActor, tx: Tx): Promise<rules.DisputeContext> {
  const { deals: policy } = await currentPolicy(tx);
  const partnerId = actor.orgKind === 'partner' ? actor.orgId : null;
  return { policy, now: tx.now, actorId: actor.userId, partnerId };
}

/** The dispute as the caller last saw it. */
async function current(
  tx: Tx,
  reach: Reach,
  { disputeId, version }: { disputeId: string; version: number },
): Promise<Dispute> {
  const dispute = await store.getDispute(reach, tx, disputeId);
  if (dispute.version !== version)
    throw new Fault('stale_edit', { versions: { yours: version, current: dispute.version } });
  return dispute;
}

/** DX4: a panel is of the vendor's people who may rule; DX1: a deal is in one open dispute at a time. */
async function objectionToPanel(
  tx: Tx,
  { panel, added, dispute }: { panel: readonly string[]; added: readonly string[]; dispute: Dispute },
): Promise<Refusal | null> {
  const known = new Set((await listPanelists(tx)).map(({ id }) => id));
  if (panel.some((id) => !known.has(id))) return refuse('DX4', 'may_not_rule', 'panel').refusal;
  const disputed = await store.listDisputed(tx, added, dispute.id);
  return disputed.length > 0 ? refuse('DX1', 'disputed_already', 'addDealIds').refusal : null;
}

const panelRoles: readonly Role[] = vendorRoles.filter((role) => role in policies['dispute.rule'].roles);

/** Everybody at the vendor's who may sit on a panel, by address. */
async function listPanelists(query: Query) {
  const lists = await Promise.all(panelRoles.map((role) => listAddressees(query, 'vendor', role)));
  return [...new Map(lists.flat().map((person) => [person.id, person])).values()];
}

/** The word in the shared reasons that tells one of the parties of another (DX8); null for none. */
async function tellingIn(
  tx: Tx,
  deals: readonly Deal[],
  { actorId, text }: { actorId: string; text: string },
): Promise<string | null> {
  const words = [{ field: 'rationaleShared', text }];
  const more = deals.map(({ partnerId }) => partnerId);
  for (const deal of deals) {
    const refusal = await objectionToWords(tx, deal, { actorId, words, more });
    if (refusal) return refusal.word ?? null;
  }
  return null;
}
