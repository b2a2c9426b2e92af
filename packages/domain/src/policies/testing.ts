import { MONDAY, someClaim, someDeal } from '../deals/testing.ts';
import { makeId } from '../id.ts';
import type { Coverage } from '../reservations/coverage.ts';
import { WHOLE_ACCOUNT } from '../reservations/scope.ts';
import type { JudgeInput } from '../reservations/verdict.ts';
import { addDays, type Instant } from '../time.ts';
import {
  channelPolicyOf,
  defaultChannelPolicy,
  defaultPolicyDocument,
  type PolicyDocument,
} from './channel-policy.ts';
import type { PastRegistration } from './outcome.ts';

/** A version of tests: the usual one with some parts changed. */
export function policyWith(changes: Partial<PolicyDocument>): ReturnType<typeof channelPolicyOf> {
  return channelPolicyOf('tried', { ...defaultPolicyDocument, ...changes });
}

/** The facts of a first verdict: a customer that is nobody's, unless something is said of it. */
export function someFacts(changes: Partial<JudgeInput> = {}): JudgeInput {
  return {
    claim: {
      dealId: null,
      partnerId: 'org_partner',
      dealType: 'new',
      scope: WHOLE_ACCOUNT,
      submittedAt: MONDAY,
      completeAt: MONDAY,
    },
    match: 'same',
    account: { id: 'acc_1', country: 'DE', segment: null, buyingMode: 'central' },
    groupBuysCentrally: false,
    coverage: [],
    reservations: [],
    claims: [],
    now: MONDAY,
    ...changes,
  };
}

/** The vendor selling to the account itself, entered well before {@link MONDAY}, last active so many days before it. */
export function vendorDirect(lastActiveDays: number): Coverage {
  const entered: Instant = addDays(MONDAY, -200);
  const happenedAt = addDays(MONDAY, -lastActiveDays);
  return {
    id: makeId('cov', 1, new Uint8Array(10)),
    version: 1,
    kind: 'vendor_direct',
    accountId: 'acc_1',
    predicate: null,
    ...WHOLE_ACCOUNT,
    from: entered,
    until: null,
    ownerId: 'user_owner',
    partnerId: null,
    reason: 'named account',
    disclose: 'none',
    source: 'manual',
    enteredAt: entered,
    enteredById: 'user_owner',
    endedAt: null,
    endReason: null,
    replacesId: null,
    activities: [{ happenedAt, enteredAt: happenedAt }],
  };
}

/** A registration of {@link MONDAY}, submitted under the usual version. */
export function pastRegistration(changes: Partial<PastRegistration> = {}): PastRegistration {
  return {
    deal: someDeal('submitted'),
    claim: someClaim({ estAmountMinor: 2_000_000, estCurrency: 'EUR' }),
    submittedAt: MONDAY,
    submittedUnder: defaultChannelPolicy,
    judged: someFacts(),
    partner: { country: 'DE', tier: 'gold' },
    ...changes,
  };
}
