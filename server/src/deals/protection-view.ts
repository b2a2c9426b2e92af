import { benefitState } from '@portico/domain/benefits/benefit-state';
import type { ApprovalChain } from '@portico/domain/deals/chain';
import type { Deal, Protection } from '@portico/domain/deals/deal';
import { amendmentNeedsOverride, amendmentNeedsSecond } from '@portico/domain/deals/decide-amendment';
import { changeChainOf, nextSignerOfChange } from '@portico/domain/deals/signing-change';
import { extensionWindow } from '@portico/domain/deals/extend';
import type {
  DeskProtectionFacts,
  ProposedRevocation,
  ProtectionFacts,
} from '@portico/domain/deals/protection-views';
import type { DealPolicy } from '@portico/domain/deals/policy';
import type { DealSummary } from '@portico/domain/deals/views';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import type { Query } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import { listProductNames } from '../products/store.ts';
import { benefitsFor } from './change.ts';

/** What a partner may see of what has become of its approved deal: no ids of people, no revocation that is not confirmed. */
export function protectionFactsOf(
  deal: Deal,
  protection: Protection,
  channel: ChannelPolicy,
): ProtectionFacts {
  const { extension, amendment, conversion } = deal;
  const isAlive = protection !== 'revoked';
  const state = benefitState(deal, protection);
  return {
    protectionEndOriginal: deal.protectionEndOriginal,
    extensionCount: deal.extensionCount,
    extension: extension && {
      evidence: extension.evidence,
      fileIds: extension.fileIds,
      requestedAt: extension.requestedAt,
      status: extension.status,
      decidedAt: extension.decidedAt,
      noteShared: extension.noteShared,
    },
    extensionWindow: isAlive && extension?.status !== 'pending' ? extensionWindow(deal, channel.deals) : null,
    amendment: amendment && {
      claim: amendment.claim,
      reason: amendment.reason,
      requestedAt: amendment.requestedAt,
      status: amendment.status,
      decidedAt: amendment.decidedAt,
      noteShared: amendment.noteShared,
    },
    revocation: confirmedOf(deal),
    conversion: conversion && {
      kind: conversion.kind,
      externalId: conversion.externalId,
      convertedAt: conversion.convertedAt,
    },
    benefits: deal.benefits ?? (state === 'preview' ? benefitsFor(deal, channel) : null),
    benefitState: state,
  };
}

function confirmedOf({ revocation }: Deal): ProtectionFacts['revocation'] {
  const { reason, noteShared, confirmedAt = null, effectiveAt = null } = revocation ?? {};
  if (!reason || noteShared === undefined || confirmedAt === null || effectiveAt === null) return null;
  return { reason, noteShared, confirmedAt, effectiveAt };
}

/** What the desk sees of a change that waits: what the rules make of it, and what granting it against them takes (DA8). */
export async function deskProtectionFactsOf(
  deal: Deal,
  {
    wished,
    policy,
  }: { wished: Pick<DealSummary, 'productName' | 'valueRange'> | undefined; policy: DealPolicy },
  query: Query,
): Promise<DeskProtectionFacts> {
  const override = deal.amendment?.override ?? null;
  const chain = chainShown(deal, policy);
  const next = nextSignerOfChange(deal, policy);
  const signers = chain.map(({ signedById }) => signedById);
  const people = [...signers, override?.byId ?? null].filter((id) => id !== null);
  const names = await listPersonNames(query, [...new Set(people)]);
  return {
    amendmentNames: wished ? { productName: wished.productName, valueRange: wished.valueRange } : null,
    amendmentBefore: await beforeOf(deal, policy, query),
    amendmentVerdict: deal.amendment?.verdict ?? null,
    amendmentNeedsOverride: amendmentNeedsOverride(deal),
    amendmentNeedsSecond: amendmentNeedsSecond(deal),
    amendmentOverride: override && { ...override, byName: names.get(override.byId) ?? null },
    amendmentChain: chain.map(({ name, role, signedById, signedAt, note }) => ({
      name,
      role,
      signedByName: names.get(signedById ?? '') ?? null,
      signedAt,
      note,
    })),
    amendmentNextSignature: next && { name: next.name, role: next.role },
  };
}

/** What the deal was before its change, with what that claim names by code. */
async function beforeOf(
  { amendment }: Deal,
  policy: DealPolicy,
  query: Query,
): Promise<DeskProtectionFacts['amendmentBefore']> {
  const claim = amendment?.before;
  if (!claim) return null;
  const products = await listProductNames(query, claim.productId ? [claim.productId] : []);
  const band = policy.valueBands.find(({ code }) => code === claim.valueBand);
  return {
    claim,
    productName: products.get(claim.productId ?? '') ?? null,
    valueRange: band ? { fromMinor: band.fromMinor, toMinor: band.toMinor, currency: policy.currency } : null,
  };
}

/** The signatures of a change: all it takes while it waits, afterwards those that were given. */
function chainShown({ amendment }: Deal, policy: DealPolicy): ApprovalChain {
  if (!amendment) return [];
  if (amendment.status === 'pending') return changeChainOf(amendment, policy);
  return (amendment.chain ?? []).filter(({ signedById }) => signedById !== null);
}

/** The revocation of a deal that waits for a manager; null without one. For the vendor's eyes. */
export async function proposedRevocationOf(
  { revocation }: Deal,
  query: Query,
): Promise<ProposedRevocation | null> {
  if (!revocation || revocation.confirmedAt !== null) return null;
  const names = await listPersonNames(query, [revocation.proposedById]);
  return {
    reason: revocation.reason,
    noteShared: revocation.noteShared,
    proposedById: revocation.proposedById,
    proposedByName: names.get(revocation.proposedById) ?? null,
    proposedAt: revocation.proposedAt,
  };
}
