import { msg, str } from '@portico/ui/msg';
import type { Finding, Remark, Verdict } from '@portico/domain/reservations/verdict';
import type { Tone } from '@portico/ui/badge/badge';

/** What the conflict rules say of a claim, in a word and a tone. */
export function resultWords(result: Verdict['result']): { word: string; tone: Tone } {
  switch (result) {
    case 'clear':
      return { word: msg('Clear', { id: 'desk.verdict.clear' }), tone: 'success' };
    case 'needs_review':
      return { word: msg('Needs your eye', { id: 'desk.verdict.review' }), tone: 'info' };
    case 'soft_conflict':
      return { word: msg('Soft conflict', { id: 'desk.verdict.soft' }), tone: 'warning' };
    case 'hard_conflict':
      return { word: msg('Hard conflict', { id: 'desk.verdict.hard' }), tone: 'danger' };
    case 'not_available':
      return { word: msg('Not available', { id: 'desk.verdict.unavailable' }), tone: 'danger' };
  }
}

const rules: Readonly<Record<string, () => string>> = {
  RC1: () => msg('Nobody else holds this customer for these places and products.', { id: 'desk.rule.rc1' }),
  RC2: () =>
    msg(
      'The customer is only similar to one that is known or claimed already, so a person decides which it is.',
      {
        id: 'desk.rule.rc2',
      },
    ),
  RC3: () =>
    msg('The customer belongs to the family of a known one; who owns that one is told.', {
      id: 'desk.rule.rc3',
    }),
  RC4: () => msg('The account is blocked.', { id: 'desk.rule.rc4' }),
  RC5: () =>
    msg('We sell to this customer ourselves and were active in the last 90 days.', { id: 'desk.rule.rc5' }),
  RC6: () =>
    msg('We sell to this customer ourselves, but nobody was active in the last 90 days.', {
      id: 'desk.rule.rc6',
    }),
  RC7: () =>
    msg('This coverage was entered after the claim came in, so it does not count against it.', {
      id: 'desk.rule.rc7',
    }),
  RC8: () => msg('The customer lies in another partner’s exclusive territory.', { id: 'desk.rule.rc8' }),
  RC9: () =>
    msg('On a renewal, the partner who supplies the customer has the first right for 30 days.', {
      id: 'desk.rule.rc9',
    }),
  RC10: () =>
    msg('Another partner holds the same places and products exclusively.', { id: 'desk.rule.rc10' }),
  RC11: () =>
    msg('Another partner holds other offices with a budget of their own; both can stand.', {
      id: 'desk.rule.rc11',
    }),
  RC12: () =>
    msg('One claim is for a part, the other for the whole customer. They may be split by place.', {
      id: 'desk.rule.rc12',
    }),
  RC13: () => msg('The places are the same, the products are not.', { id: 'desk.rule.rc13' }),
  RC14: () =>
    msg('The customer buys centrally, so other offices count as the same. They may be split by place.', {
      id: 'desk.rule.rc14',
    }),
  RC15: () => msg('Another partner has a first or a shared right.', { id: 'desk.rule.rc15' }),
  RC16: () => msg('The partner holds this customer itself.', { id: 'desk.rule.rc16' }),
  RC17: () =>
    msg('Two claims for the same places and products: the one that was complete first leads.', {
      id: 'desk.rule.rc17',
    }),
  DC1: () => msg('Another partner holds this customer under protection.', { id: 'desk.rule.dc1' }),
  DC2: () => msg('The same partner has registered this customer before.', { id: 'desk.rule.dc2' }),
};

/** A rule of the conflict matrix as a sentence; its number where it has none here. */
export function ruleWords(rule: string): string {
  return rules[rule]?.() ?? ruleNumber(rule);
}

/** A rule by its number: "Rule RC10". */
export function ruleNumber(rule: string): string {
  return msg(str`Rule ${rule}`, { id: 'desk.rule' });
}

/** What kind of thing bears on a claim. */
export function opposingWords(kind: Finding['kind']): string {
  switch (kind) {
    case 'coverage':
      return msg('Our own coverage', { id: 'desk.opposing.coverage' });
    case 'reservation':
      return msg('Reservation', { id: 'desk.opposing.reservation' });
    case 'claim':
      return msg('Claim under review', { id: 'desk.opposing.claim' });
    case 'match':
      return msg('Which customer it is', { id: 'desk.opposing.match' });
  }
}

/** A remark of the verdict, in words. */
export function remarkWords({ key }: Pick<Remark, 'key'>): string {
  switch (key) {
    case 'sibling_exists':
      return msg('Another office of this customer is held; both sides are told, never who.', {
        id: 'desk.remark.sibling',
      });
    case 'notify_owner':
      return msg('Who owns the known account of this family is told.', { id: 'desk.remark.owner' });
    case 'late_coverage_ignored':
      return msg('Coverage that was entered after the claim was ignored.', { id: 'desk.remark.late' });
    case 'first_right_until':
      return msg('The present supplier has the first right until', { id: 'desk.remark.first-right' });
    case 'earlier_complete_leads':
      return msg('A claim that was complete earlier leads.', { id: 'desk.remark.earlier' });
    case 'claim_behind':
      return msg('A claim that was complete later stands behind.', { id: 'desk.remark.behind' });
  }
}

/** A way out of a conflict. */
export function optionWords(option: Verdict['options'][number]): string {
  switch (option) {
    case 'split_by_site':
      return msg('Split by place', { id: 'desk.option.split' });
    case 'cosell':
      return msg('Sell together', { id: 'desk.option.cosell' });
    case 'referral':
      return msg('Refer', { id: 'desk.option.referral' });
  }
}

/** How the customer fits the register. */
export function matchWords(match: Verdict['match']): string {
  switch (match) {
    case 'same':
      return msg('A known customer', { id: 'desk.match.same' });
    case 'similar':
      return msg('Similar to a known customer', { id: 'desk.match.similar' });
    case 'related':
      return msg('In the family of a known customer', { id: 'desk.match.related' });
    case 'none':
      return msg('A new customer', { id: 'desk.match.none' });
  }
}
