import { convert } from '@portico/domain/deals/convert';
import type { Deal } from '@portico/domain/deals/deal';
import { decideAmendment } from '@portico/domain/deals/decide-amendment';
import { decideExtension } from '@portico/domain/deals/extend';
import { confirmRevocation, proposeRevocation, withdrawRevocation } from '@portico/domain/deals/revoke';
import { RevocationToConfirm, WaitingDeal } from '@portico/domain/deals/views';
import { waitingOf } from '@portico/domain/deals/waiting';
import type { NewEvent } from '@portico/domain/event';
import { PageRequest, pageOf } from '@portico/domain/page';
import { mutation, query } from '../trpc/procedure.ts';
import { benefitsFor } from './change.ts';
import { amendmentEvent, amendmentFacts, grantingAmendment, waitsForNext } from './granting-amendment.ts';
import { deskMove, partnerMove } from './moving.ts';
import * as schema from './protection-schemas.ts';
import { proposedRevocationOf } from './protection-view.ts';
import { keepReservation } from './reserving.ts';
import { DealReference, DeskOutcome, MoveOutcome } from './schemas.ts';
import { summariesOf } from './view.ts';
import { checkWords } from './telling.ts';
import { listToConfirm, listWaiting } from './waiting-store.ts';

/** What the vendor does with approved deals; part of the desk's router. */
export const deskProtection = {
  /** Deals of which something waits for the vendor: objections, wishes for longer protection, changes, revocations to confirm. */
  waiting: query('deal.decide')
    .input(PageRequest)
    .output(pageOf(WaitingDeal))
    .query(async ({ ctx, input }) => {
      const page = await listWaiting(ctx.reach, ctx.db.read, input);
      const summaries = await summariesOf(page.rows, {
        query: ctx.db.read,
        now: await ctx.db.now(),
        readBy: 'vendor',
      });
      const rows = summaries.map((summary, index) => {
        const waiting = waitingOf(page.rows[index] ?? nothing);
        const since = waiting[0]?.since ?? summary.updatedAt;
        return { ...summary, waitingFor: waiting.map(({ what }) => what), waitingSince: since };
      });
      return { rows, next: page.next };
    }),

  /** Grants or refuses longer protection; it counts from the old end (DM35, DM36). */
  decideExtension: mutation('deal.decide')
    .input(schema.AnswerWishInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { granted, noteShared, ...reference } }) =>
      deskMove(ctx, reference, {
        ...checkWords(ctx.actor.userId, [{ field: 'noteShared', text: noteShared }]),
        rule: (deal, context) => decideExtension(deal, { granted, noteShared }, context),
        settle: keepReservation,
        event: granted ? 'deal.extension_granted' : 'deal.extension_refused',
        facts: (deal) => ({ protectionEnd: deal.protectionEnd, note: noteShared }),
      }),
    ),

  /** Grants or refuses a change that needed a new look (DM40); with the signatures of the claim as wished, against its verdict with a reason, or by two (DA8). */
  decideAmendment: mutation('deal.sign')
    .input(schema.AnswerAmendmentInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { granted, noteShared, noteInternal, override: reason, ...reference } }) =>
      deskMove(ctx, reference, {
        ...checkWords(ctx.actor.userId, [{ field: 'noteShared', text: noteShared }]),
        ...(granted ? grantingAmendment(ctx.actor.userId) : {}),
        rule: (deal, context) => {
          const wished = { ...deal, claim: deal.amendment?.claim ?? deal.claim };
          const benefits = benefitsFor(wished, context.channel);
          return decideAmendment(deal, { granted, noteShared, benefits, reason, noteInternal }, context);
        },
        event: amendmentEvent,
        facts: (deal) => amendmentFacts(deal, noteShared),
        visibility: (deal) => (waitsForNext(deal) ? 'internal' : 'both'),
      }),
    ),

  /** Proposes to take an approval back (DM41). The partner hears of it once it is confirmed. */
  proposeRevocation: mutation('deal.decide')
    .input(schema.ProposeRevocationInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { reason, noteShared, ...reference } }) =>
      deskMove(ctx, reference, {
        ...checkWords(ctx.actor.userId, [{ field: 'noteShared', text: noteShared }]),
        rule: (deal, context) => proposeRevocation(deal, { reason, noteShared }, context),
        event: 'deal.revocation_proposed',
        facts: () => ({ reason, note: noteShared }),
        visibility: () => 'internal',
      }),
    ),

  /** Takes a revocation back before it takes effect (DM44). */
  withdrawRevocation: mutation('deal.decide')
    .input(DealReference)
    .output(DeskOutcome)
    .mutation(({ ctx, input }) =>
      deskMove(ctx, input, {
        rule: withdrawRevocation,
        settle: keepReservation,
        event: 'deal.revocation_withdrawn',
        facts: () => ({}),
        visibility: (_, before) => (before.revocation?.confirmedAt ? 'both' : 'internal'),
      }),
    ),

  /** Revocations that wait for a manager, of the partners one looks after. */
  revocationsToConfirm: query('deal.oversee')
    .input(PageRequest)
    .output(pageOf(RevocationToConfirm))
    .query(async ({ ctx, input }) => {
      const page = await listToConfirm(ctx.reach, ctx.db.read, input);
      const summaries = await summariesOf(page.rows, {
        query: ctx.db.read,
        now: await ctx.db.now(),
        readBy: 'vendor',
      });
      const rows = await Promise.all(
        page.rows.map(async (deal) => {
          const summary = summaries.find(({ id }) => id === deal.id);
          const revocation = await proposedRevocationOf(deal, ctx.db.read);
          return summary && revocation ? [{ ...summary, revocation }] : [];
        }),
      );
      return { rows: rows.flat(), next: page.next };
    }),

  /** Confirms a revocation (DM42): protection and benefits end when the notice has run out (DM43). */
  confirmRevocation: mutation('deal.oversee')
    .input(DealReference)
    .output(MoveOutcome)
    .mutation(({ ctx, input }) =>
      partnerMove(ctx, input, {
        rule: confirmRevocation,
        settle: keepReservation,
        event: 'deal.revocation_confirmed',
        facts: ({ revocation }) => ({
          reason: revocation?.reason ?? null,
          note: revocation?.noteShared ?? null,
          effectiveAt: revocation?.effectiveAt ?? null,
        }),
      }),
    ),

  /** Records that a deal went on into the CRM; the registration is the key, so it can be told again (DM46, DM47). */
  convert: mutation('deal.decide')
    .input(schema.ConvertInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { contactMatches, externalId, ...reference } }) =>
      deskMove(ctx, reference, {
        isDone: ({ conversion }) =>
          conversion !== null && (externalId === null || externalId === conversion.externalId),
        rule: (deal, context) => convert(deal, { contactMatches, externalId }, context),
        event: 'deal.converted',
        facts: conversionFacts,
      }),
    ),
};

const nothing: Pick<Deal, 'appeal' | 'extension' | 'amendment' | 'revocation'> = {
  appeal: null,
  extension: null,
  amendment: null,
  revocation: null,
};

/** What the CRM needs, as flat facts: the key, the kind, and every line (`line1`: product, quantity, amount). */
function conversionFacts({ id, claim, conversion }: Deal): NewEvent['payload'] {
  const lines = claim.lines ?? [];
  return {
    key: id,
    kind: conversion?.kind ?? null,
    externalId: conversion?.externalId ?? null,
    product: claim.productId ?? null,
    amountMinor: claim.estAmountMinor ?? null,
    currency: claim.estCurrency ?? null,
    lines: lines.length,
    ...Object.fromEntries(
      lines.map(({ productId, quantity, amountMinor }, index) => [
        `line${index + 1}`,
        [productId ?? '', quantity ?? '', amountMinor ?? ''].join(' '),
      ]),
    ),
  };
}
