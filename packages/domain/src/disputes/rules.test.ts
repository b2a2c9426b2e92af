import { describe, expect, it } from 'vitest';
import { protectionAt, protectionUntil } from '../deals/deadlines.ts';
import type { Deal } from '../deals/deal.ts';
import { defaultDealPolicy as policy } from '../deals/policy.ts';
import { dealId, MONDAY, REVIEWER, SELLER, someDeal } from '../deals/testing.ts';
import { makeId } from '../id.ts';
import { addBusinessDays } from '../time.ts';
import type { Dispute, RulingText } from './dispute.ts';
import { endByRuling } from './end-by-ruling.ts';
import * as rules from './rules.ts';

const mine = someDeal('approved', { id: dealId(1), partnerId: 'org_nord' });
const theirs = someDeal('submitted', { id: dealId(2), partnerId: 'org_sued', sellerId: 'user_dora' });
const now = MONDAY;
const as = (actorId: string, partnerId: string | null = null): rules.DisputeContext => ({
  policy,
  now,
  actorId,
  partnerId,
});
const nord = as(SELLER, 'org_nord');
const desk = as('user_emil');
const raise = (deals: Deal[], context = desk, disputed: string[] = []) =>
  rules.raise(
    {
      id: makeId('disp', 1, new Uint8Array(10)),
      deals,
      disputed,
      ground: 'earlier_claim',
      statement: 'We were first',
    },
    context,
  );
const of = (ruling: rules.DisputeRuling): Dispute => {
  if (!ruling.ok) throw new Error(`${ruling.refusal.rule} ${ruling.refusal.key}`);
  return ruling.dispute;
};
const refusalOf = (ruling: rules.DisputeRuling) =>
  ruling.ok ? null : `${ruling.refusal.rule} ${ruling.refusal.key}`;
const open = of(raise([mine, theirs]));
const panel = ['user_flo', 'user_gil'];
const nobody: ReadonlySet<string> = new Set();
const handsOf = (deals: Deal[], actors: string[] = []) => rules.handsIn(deals, actors);
const seated = of(
  rules.assignPanel(open, { panel, deals: [mine, theirs], hands: handsOf([mine, theirs]) }, desk),
);
const text: RulingText = {
  leadingDealId: mine.id,
  endingDealIds: [theirs.id],
  rationaleShared: 'The earlier complete claim leads.',
};
const letter = (id: string, fileIds = ['file_1']) => ({
  kind: 'customer_choice' as const,
  text: 'Signed by the customer',
  fileIds,
  dealId: id,
});
const rule = (
  dispute: Dispute,
  actorId: string,
  changes: Partial<RulingText> = {},
  telling: string | null = null,
) => rules.rule(dispute, { text: { ...text, ...changes }, telling, hands: nobody }, as(actorId));
/** The dispute with the newest evidence, a letter, accepted by somebody who had nothing to do with it. */
const accepted = (dispute: Dispute): Dispute => {
  const evidenceId = dispute.evidence.at(-1)?.id ?? '';
  return of(rules.acceptLetter(dispute, { evidenceId, hands: nobody }, as('user_hanna')));
};

describe('raising', () => {
  it('DX1: is for deals of one customer that were handed in, a partner’s own alone, one dispute at a time', () => {
    expect(of(raise([mine], nord))).toMatchObject({ raisedByPartnerId: 'org_nord', status: 'open' });
    expect(refusalOf(raise([mine, theirs], nord))).toBe('DX1 not_yours');
    expect(refusalOf(raise([someDeal('draft')]))).toBe('DX1 not_handed_in');
    expect(refusalOf(raise([mine, { ...theirs, customerKey: 'other.example' }]))).toBe('DX1 other_customer');
    expect(refusalOf(raise([mine], nord, [mine.id]))).toBe('DX1 disputed_already');
    expect(refusalOf(raise([]))).toBe('DX1 required');
  });

  it('DX1: deals of one account are of one customer, whatever they called it', () => {
    const other = { ...theirs, customerKey: 'other.example', accountId: 'acc_1' };
    expect(raise([{ ...mine, accountId: 'acc_1' }, other]).ok).toBe(true);
  });

  it('DX2: is due ten business days later', () => {
    expect(open.dueAt).toBe(addBusinessDays(now, 10));
  });
});

describe('evidence', () => {
  it('DX3: is brought by a party for its own deal and by the vendor for any, while it is open', () => {
    const note = { kind: 'note' as const, text: 'We met them', fileIds: [] };
    expect(of(rules.addEvidence(open, { ...note, dealId: mine.id }, nord)).evidence).toHaveLength(1);
    expect(
      of(rules.addEvidence(open, { ...note, dealId: theirs.id }, desk)).evidence[0]?.partnerId,
    ).toBeNull();
    expect(refusalOf(rules.addEvidence(open, { ...note, dealId: theirs.id }, nord))).toBe('DX3 not_yours');
    expect(refusalOf(rules.addEvidence(open, { ...note, dealId: dealId(9) }, desk))).toBe('DX3 not_yours');
    const closed: Dispute = { ...open, status: 'ruled' };
    expect(refusalOf(rules.addEvidence(closed, { ...note, dealId: mine.id }, nord))).toBe('DX3 closed');
  });

  it('DX3: a customer’s choice is a signed letter, so it needs the file', () => {
    expect(refusalOf(rules.addEvidence(open, letter(mine.id, []), nord))).toBe('DX3 letter_needed');
  });
});

describe('the panel', () => {
  const seat = (people: string[], deals = [mine, theirs], actors: string[] = []) =>
    rules.assignPanel(open, { panel: people, deals, hands: handsOf(deals, actors) }, desk);

  it('DX4: has nobody who sold, handed in, reviewed, signed or revoked one of the deals', () => {
    const signed = {
      name: 'desk',
      role: 'deal_desk' as const,
      signedById: 'user_sig',
      signedAt: now,
      note: null,
    };
    const busy: Deal = { ...theirs, submittedById: 'user_sub', reviewerId: 'user_rev', chain: [signed] };
    for (const one of [SELLER, REVIEWER, 'user_dora', 'user_sub', 'user_rev', 'user_sig'])
      expect(refusalOf(seat(['user_flo', one], [mine, busy]))).toBe('DX4 not_neutral');
  });

  it('DX4: has nobody who decided before a deal was reopened, nor anybody who does after they were named', () => {
    const reopened: Deal = { ...theirs, reviewerId: 'user_second' };
    expect(seat(['user_flo', 'user_first'], [mine, reopened]).ok).toBe(true);
    expect(refusalOf(seat(['user_flo', 'user_first'], [mine, reopened], ['user_first']))).toBe(
      'DX4 not_neutral',
    );
    const late = { text, telling: null, hands: handsOf([mine, theirs], ['user_flo']) };
    expect(refusalOf(rules.rule(seated, late, as('user_flo')))).toBe('DX4 not_neutral');
    expect(rules.rule(seated, late, as('user_gil')).ok).toBe(true);
  });

  it('DX5: has at least two, and one person twice is one', () => {
    expect(refusalOf(seat(['user_flo']))).toBe('DX5 too_few');
    expect(refusalOf(seat(['user_flo', 'user_flo']))).toBe('DX5 too_few');
    expect(refusalOf(rule(open, 'user_flo'))).toBe('DX5 too_few');
  });

  it('DX1: widened to other deals, it stays about one customer', () => {
    expect(refusalOf(seat(panel, [mine, { ...theirs, customerKey: 'x.example' }]))).toBe(
      'DX1 other_customer',
    );
  });
});

describe('the ruling', () => {
  it('DX6: stands once two of the panel have said the same, never by one voice said twice', () => {
    const first = of(rule(seated, 'user_flo'));
    expect(first).toMatchObject({ status: 'open', ruling: { proposedById: 'user_flo', agreedById: null } });
    expect(of(rule(first, 'user_flo')).status).toBe('open');
    const ruled = of(rule(first, 'user_gil', { rationaleShared: 'Complete first, so first.' }));
    expect(ruled).toMatchObject({
      status: 'ruled',
      ruling: {
        proposedById: 'user_flo',
        agreedById: 'user_gil',
        rationaleShared: 'Complete first, so first.',
      },
    });
    expect(refusalOf(rule(ruled, 'user_flo'))).toBe('DX6 closed');
  });

  it('DX6: who says something else proposes anew, and the other must agree', () => {
    const first = of(rule(seated, 'user_flo'));
    const other = of(rule(first, 'user_gil', { endingDealIds: [] }));
    expect(other).toMatchObject({ status: 'open', ruling: { proposedById: 'user_gil' } });
    expect(of(rule(other, 'user_flo', { endingDealIds: [] })).status).toBe('ruled');
  });

  it('DX6: is said by the panel about deals of the dispute; new evidence opens the question again', () => {
    expect(refusalOf(rule(seated, 'user_emil'))).toBe('DX6 not_on_panel');
    expect(refusalOf(rule(seated, 'user_flo', { leadingDealId: dealId(9) }))).toBe('DX6 not_in_dispute');
    expect(refusalOf(rule(seated, 'user_flo', { endingDealIds: [mine.id] }))).toBe('DX6 not_in_dispute');
    const first = of(rule(seated, 'user_flo'));
    expect(of(rules.addEvidence(first, letter(mine.id), nord)).ruling).toBeNull();
  });

  it('DX7: follows the customer’s signed letter, unless there are letters for different deals', () => {
    const chosen = accepted(of(rules.addEvidence(seated, letter(theirs.id), desk)));
    expect(rules.chosenDealId(chosen)).toBe(theirs.id);
    expect(refusalOf(rule(chosen, 'user_flo'))).toBe('DX7 customer_chose');
    const follows = { leadingDealId: theirs.id, endingDealIds: [mine.id] };
    expect(rule(chosen, 'user_flo', follows).ok).toBe(true);
    const both = accepted(of(rules.addEvidence(chosen, letter(mine.id), nord)));
    expect([rules.chosenDealId(both), rule(both, 'user_flo').ok]).toEqual([null, true]);
  });

  it('DX7: a letter binds nobody until it is accepted, also not one a party brings for itself', () => {
    const brought = of(rules.addEvidence(seated, letter(mine.id), nord));
    expect(brought.evidence[0]).toMatchObject({ id: 'e1', accepted: null });
    expect(rules.chosenDealId(brought)).toBeNull();
    expect(rule(brought, 'user_flo', { leadingDealId: theirs.id, endingDealIds: [mine.id] }).ok).toBe(true);
    expect(accepted(brought).evidence[0]?.accepted).toEqual({ byId: 'user_hanna', at: now });
  });

  it('DX7: a letter is accepted once, by the vendor’s, by nobody who brought it or had a hand in a deal', () => {
    const byDesk = of(rules.addEvidence(seated, letter(mine.id), desk));
    const accept = (actor: rules.DisputeContext, hands = nobody, evidenceId = 'e1') =>
      rules.acceptLetter(byDesk, { evidenceId, hands }, actor);
    expect(refusalOf(accept(desk))).toBe('DX7 own_letter');
    expect(refusalOf(accept(as(REVIEWER), handsOf([mine, theirs])))).toBe('DX7 not_neutral');
    expect(refusalOf(accept(nord))).toBe('DX7 not_neutral');
    expect(refusalOf(accept(as('user_hanna'), nobody, 'e2'))).toBe('DX7 no_letter');
    const note = of(
      rules.addEvidence(byDesk, { kind: 'note', text: 'x', fileIds: [], dealId: mine.id }, desk),
    );
    const onNote = { evidenceId: 'e2', hands: nobody };
    expect(refusalOf(rules.acceptLetter(note, onNote, as('user_hanna')))).toBe('DX7 no_letter');
    const done = accepted(byDesk);
    const again = { evidenceId: 'e1', hands: nobody };
    expect(refusalOf(rules.acceptLetter(done, again, as('user_hanna')))).toBe('DX7 accepted_already');
    expect(refusalOf(rules.acceptLetter({ ...byDesk, status: 'ruled' }, again, as('user_hanna')))).toBe(
      'DX7 closed',
    );
  });

  it('DX7, DX6: an accepted letter opens the question again', () => {
    const brought = of(rules.addEvidence(seated, letter(mine.id), nord));
    const first = of(rule(brought, 'user_flo'));
    expect([first.ruling?.proposedById, accepted(first).ruling]).toEqual(['user_flo', null]);
  });

  it('DX8: tells no side of another in what both read; the refusal names the word', () => {
    expect(rule(seated, 'user_flo', {}, 'Süd Räder')).toMatchObject({
      refusal: { rule: 'DX8', key: 'names_a_party', field: 'rationaleShared', word: 'Süd Räder' },
    });
  });
});

describe('what becomes of it', () => {
  it('DX9: is taken back by the side that raised it, while it is open', () => {
    const own = of(raise([mine], nord));
    expect(of(rules.withdraw(own, nord)).status).toBe('withdrawn');
    expect(refusalOf(rules.withdraw(own, desk))).toBe('DX9 not_yours');
    expect(refusalOf(rules.withdraw(open, nord))).toBe('DX9 not_yours');
    expect(refusalOf(rules.withdraw({ ...own, status: 'ruled' }, nord))).toBe('DX9 closed');
  });

  it('DX10: a deal that ends is refused where it is not decided, and revoked with notice where it is approved', () => {
    const ruling = {
      rationaleShared: text.rationaleShared,
      proposedById: 'user_flo',
      agreedById: 'user_gil',
      byCustomer: false,
    };
    const end = (deal: Deal) => endByRuling(deal, ruling, { policy, now });
    for (const review of ['submitted', 'in_review', 'info_requested'] as const)
      expect(end(someDeal(review))).toMatchObject({ review: 'rejected', rejectReason: 'already_registered' });
    const revoked = end(mine);
    const effectiveAt = protectionUntil(now, 5);
    expect(revoked.revocation).toMatchObject({
      reason: 'dispute_ruling',
      effectiveAt,
      confirmedById: 'user_gil',
    });
    expect(protectionAt(revoked, policy, effectiveAt)).toBe('revoked');
    expect(endByRuling(mine, { ...ruling, byCustomer: true }, { policy, now }).revocation?.reason).toBe(
      'customer_choice',
    );
    for (const ended of [someDeal('rejected'), { ...mine, outcome: 'lost' as const }, revoked])
      expect(end(ended)).toBe(ended);
  });
});
