import { msg } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';
import type { FormName } from './forms/form-names.ts';

/** Something that can be done with a deal now. */
export interface Move {
  name: FormName | 'continue';
  label: string;
  /** The one thing that is next, of all that can be done. */
  isNext?: boolean;
}

/** What the reader may do, and what stands in the way of it. */
export interface Standing {
  mayRegister: boolean | null;
  /** Whether they may raise a dispute, and none is open. */
  mayDispute: boolean | null;
  now: number;
}

/** What its partner can do with a deal now, what is next first. Nothing for a second partner, who only looks. */
export function movesOf(deal: DealView, { mayRegister, mayDispute, now }: Standing): Move[] {
  if (deal.shared) return [];
  const moves = mayRegister ? partnerMoves(deal, now) : [];
  const isHandedIn = deal.review !== 'draft' && deal.review !== 'withdrawn';
  if (mayDispute && isHandedIn)
    moves.push({ name: 'raise', label: msg('Raise a dispute', { id: 'deals.dispute.raise' }) });
  return moves;
}

function partnerMoves(deal: DealView, now: number): Move[] {
  switch (deal.review) {
    case 'draft':
      return [
        { name: 'continue', label: msg('Continue', { id: 'deals.continue' }), isNext: true },
        withdraw(),
      ];
    case 'submitted':
    case 'in_review':
    case 'info_requested':
      return [withdraw()];
    case 'rejected':
    case 'duplicate':
      return refusedMoves(deal, now);
    case 'approved':
      return approvedMoves(deal, now);
    case 'withdrawn':
      return [];
  }
}

function withdraw(): Move {
  return { name: 'withdraw', label: msg('Withdraw registration', { id: 'deals.withdraw' }) };
}

function refusedMoves(deal: DealView, now: number): Move[] {
  const moves = objection(deal, now);
  if (deal.next === null && !deal.appealOpen)
    moves.push({
      name: 'again',
      label: msg('Register again', { id: 'deals.again' }),
      isNext: moves.length === 0,
    });
  return moves;
}

function approvedMoves(deal: DealView, now: number): Move[] {
  const { outcome, protection, amendment } = deal;
  const moves = objection(deal, now);
  const goesOn = outcome === 'open' || outcome === 'converted';
  if (!goesOn || protection === 'revoked') return moves;
  if (mayExtend(deal, now))
    moves.push({
      name: 'extend',
      label: msg('Ask for longer protection', { id: 'deals.extend' }),
      isNext: moves.length === 0,
    });
  moves.push(
    { name: 'won', label: msg('We won it', { id: 'deals.win' }) },
    { name: 'lost', label: msg('We lost it', { id: 'deals.lose' }) },
  );
  if (amendment?.status !== 'pending' && protection !== 'expired')
    moves.push({ name: 'amend', label: msg('Change the deal', { id: 'deals.amend' }) });
  return moves;
}

function objection({ appealUntil }: DealView, now: number): Move[] {
  if (appealUntil === null || Date.parse(appealUntil) <= now) return [];
  return [
    { name: 'appeal', label: msg('Object to the decision', { id: 'deals.appeal.title' }), isNext: true },
  ];
}

/** Whether longer protection can be asked for now (DM31): the window is open and no wish waits. */
export function mayExtend(
  { extensionWindow, extension, outcome, protection }: DealView,
  now: number,
): boolean {
  if (extensionWindow === null || extension?.status === 'pending') return false;
  if (outcome !== 'open' || protection === 'revoked') return false;
  return Date.parse(extensionWindow.from) <= now && now < Date.parse(extensionWindow.until);
}
