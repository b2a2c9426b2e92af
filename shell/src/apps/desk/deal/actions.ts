import { msg } from '@portico/ui/msg';
import type { Role } from '@portico/domain/access';
import type { DeskDealView } from '@portico/domain/deals/views';

/** Who looks at a deal: what they may do, and as whom they sign. */
export interface Reader {
  readonly may: readonly string[];
  readonly roles: readonly Role[];
}

/** Something that can be done with a deal now: its key, its word, and the dialog that asks for the rest. */
export interface DealAction {
  readonly key: string;
  readonly label: string;
  readonly dialog: `portico-desk-${string}`;
  /** Whether it is what the deal waits for, one of its usual answers, or a rarer step that stands in the menu. */
  readonly rank: 'next' | 'usual' | 'rare';
}

/** What somebody can do with a deal now, the one that is due last; at most one is. */
export function actionsFor(deal: DeskDealView, reader: Reader): DealAction[] {
  const isUnderReview = deal.review === 'submitted' || deal.review === 'in_review';
  const actions =
    isUnderReview || deal.review === 'info_requested'
      ? reviewActions(deal, reader)
      : [...approvedActions(deal, reader), ...wishActions(deal, reader)];
  const shared = [...shareActions(deal, reader), ...actions];
  return shared.map((action, at) =>
    action.rank === 'next' && at < shared.length - 1 ? { ...action, rank: 'usual' } : action,
  );
}

/** Opening a deal to a second partner, or closing it to them again. */
function shareActions({ review, namedPartner, secondPartner }: DeskDealView, { may }: Reader): DealAction[] {
  const isOpen = ['submitted', 'in_review', 'info_requested', 'approved'].includes(review);
  if (!isOpen || !may.includes('deal.decide')) return [];
  const isNamed = namedPartner !== null && secondPartner === null;
  const rank = isNamed ? 'usual' : 'rare';
  return [act('s', msg('Share with a second partner', { id: 'desk.share' }), 'share', rank)];
}

function reviewActions(deal: DeskDealView, { may, roles }: Reader): DealAction[] {
  const decides = may.includes('deal.decide');
  const assign = act('w', msg('Assign', { id: 'desk.assign' }), 'assign', 'rare');
  if (deal.review === 'info_requested') return decides ? [assign] : [];
  const approve = signs(deal, roles) && may.includes('deal.sign') ? [approveAction(deal)] : [];
  if (!decides) return approve;
  return [
    assign,
    act('i', msg('Ask for information', { id: 'desk.ask' }), 'ask'),
    ...(deal.conflicts.length > 0
      ? [act('d', msg('Mark as duplicate', { id: 'desk.duplicate' }), 'duplicate', 'rare')]
      : []),
    act('r', msg('Reject', { id: 'desk.reject' }), 'reject'),
    ...approve,
    ...(deal.review === 'submitted' ? [act('t', msg('Take it', { id: 'desk.take' }), 'take', 'next')] : []),
  ];
}

/** Whether the signature a deal waits for is one of these roles' to give; the vendor's admin stands in for any (DA1). */
function signs({ nextSignature }: Pick<DeskDealView, 'nextSignature'>, roles: readonly Role[]): boolean {
  return nextSignature !== null && (roles.includes(nextSignature.role) || roles.includes('vendor_admin'));
}

function approveAction({ chain }: DeskDealView): DealAction {
  const open = chain.filter(({ signedAt }) => signedAt === null).length;
  const label = open > 1 ? msg('Sign', { id: 'desk.sign' }) : msg('Approve', { id: 'desk.approve' });
  return act('a', label, 'approve', 'next');
}

function approvedActions(deal: DeskDealView, { may }: Reader): DealAction[] {
  const { review, outcome, protection, revocation, proposedRevocation, conversion } = deal;
  if (review !== 'approved' || !may.includes('deal.decide')) return [];
  const isStanding = outcome !== 'lost' && !['expired', 'revoked', 'released'].includes(protection);
  const isGoing = proposedRevocation !== null || (revocation !== null && protection !== 'revoked');
  return [
    ...(isStanding && !isGoing && revocation === null
      ? [act('v', msg('Propose revocation', { id: 'desk.revoke' }), 'propose-revocation', 'rare')]
      : []),
    ...(isGoing
      ? [act('u', msg('Take the revocation back', { id: 'desk.unrevoke' }), 'withdraw-revocation')]
      : []),
    ...(isStanding && outcome === 'open' && conversion === null
      ? [act('c', msg('Pass on to the CRM', { id: 'desk.convert' }), 'convert')]
      : []),
  ];
}

/** What a partner waits for, or a colleague. */
function wishActions(deal: DeskDealView, reader: Reader): DealAction[] {
  const { may } = reader;
  const decides = may.includes('deal.decide');
  return [
    ...(deal.amendment?.status === 'pending' && (decides || agreesToChange(deal, reader))
      ? [act('m', msg('Decide the change', { id: 'desk.amendment.decide' }), 'decide-amendment', 'next')]
      : []),
    ...(decides && deal.extension?.status === 'pending'
      ? [act('e', msg('Decide the extension', { id: 'desk.extension.decide' }), 'decide-extension', 'next')]
      : []),
    ...(decides && deal.appeal?.status === 'open'
      ? [act('o', msg('Answer the objection', { id: 'desk.appeal.answer' }), 'answer-appeal', 'next')]
      : []),
    ...(may.includes('deal.oversee') && deal.proposedRevocation !== null
      ? [act('y', msg('Confirm the revocation', { id: 'desk.confirm' }), 'confirm-revocation', 'next')]
      : []),
  ];
}

/** Whether a change waits for this reader's signature (DM40). */
function agreesToChange({ amendmentNextSignature }: DeskDealView, { may, roles }: Reader): boolean {
  return may.includes('deal.sign') && signs({ nextSignature: amendmentNextSignature }, roles);
}

function act(
  key: string,
  label: string,
  ...[dialog, rank = 'usual']: [string, DealAction['rank']?]
): DealAction {
  return { key, label, dialog: `portico-desk-${dialog}`, rank };
}
