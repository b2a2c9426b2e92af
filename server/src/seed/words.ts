import type { OverrideGround } from '@portico/domain/deals/override';
import type { RejectReason } from '@portico/domain/deals/reasons';
import type { Asked } from './stories.ts';

/** What people in the demo write to one another. */

export const questions: readonly Asked[] = [
  {
    kind: 'missing',
    question: 'How many bikes do you expect in the first delivery?',
    answer: 'Twelve to begin with, the rest over the next two quarters.',
  },
  {
    kind: 'missing',
    question: 'Which of their sites is this for?',
    answer: 'The main depot only. The other sites decide for themselves next year.',
  },
  {
    kind: 'clarifying',
    question: 'Is this the same project as their pilot last spring?',
    answer: 'No, the pilot ended. This is a new budget with a new owner.',
  },
  {
    kind: 'clarifying',
    question: 'Do they lease or buy?',
    answer: 'They lease over 36 months through their own bank.',
  },
];

export const compellingEvents: readonly string[] = [
  'Their lease of 14 vans ends this quarter and will not be renewed.',
  'The city closes the old town to vans from next spring.',
  'A commuter benefit for staff was promised for the new year.',
  'Their insurer asks for safer vehicles before the policy is renewed.',
  'New depot opens; the fleet is to be electric from the first day.',
];

export const competitors: readonly string[] = [
  'A local workshop',
  'A leasing company',
  'An online shop',
  'Their current supplier',
];

const UNAVAILABLE = 'Please talk to your partner manager about other sites of this customer.';

/** For each reason what the desk tells the partner. */
const refusals: Record<RejectReason, string> = {
  // The same words for all three: told apart, they would tell whose customer it is (DM49).
  already_registered: UNAVAILABLE,
  vendor_direct: UNAVAILABLE,
  existing_customer: UNAVAILABLE,
  incomplete:
    'We could not reach the contact and found no second one. Please register again with somebody we can call.',
  out_of_territory: 'The bikes would be used outside the region of your agreement.',
  not_eligible_product: 'This model is being replaced and is not part of the programme any more.',
  below_minimum:
    'Below the minimum value of the programme. You can order at your usual terms without a registration.',
  tender_already_public: 'The tender was published before you registered.',
  not_certified: 'Cargo fleets need a certified technician on your side. The course takes two days.',
  not_genuine: 'The customer told us that they know nothing of this project.',
  other:
    'The customer asked us to hold all fleet projects until their reorganisation is done. Please come back in spring.',
};

export const approvalNotes: readonly (string | null)[] = [
  null,
  null,
  'Good luck. Ask for a demo fleet if it helps.',
  'Approved for the main site. Please register other sites on their own.',
];

/** A refusal with what the desk tells the partner. */
export function refusalFor(reason: RejectReason): { reason: RejectReason; note: string } {
  return { reason, note: refusals[reason] };
}

/** What is said around customers that several are after. */
export const conflictWords = {
  house: 'Sold by the head office under a frame contract',
  direct: 'Our own key account since the pilot',
  territory: 'Has the region to itself until the end of its contract',
  blocked: 'Credit stop: two invoices unpaid',
  overrides: {
    customer_choice: 'The letter is in the dispute.',
    shared_verdict: 'Spoke to both on the phone: the holder agreed to share and confirmed it by mail.',
    value_add: 'Ran the demo fleet and wrote the offer.',
    vendor_releases: 'Our key account manager gives the customer up; it is too small for a direct contract.',
    other: 'Agreed with the head of sales.',
  } satisfies Record<OverrideGround, string>,
  evidence:
    'Two test weeks are done, the offer lies with their purchasing, and the board decides next month.',
  change: 'They tried both models and prefer this one.',
  revocation: 'The customer tells us that nobody has been in touch for six weeks.',
  objection:
    'We met the fleet manager twice and have their written request for an offer; please look at the dates.',
  upheld: 'You are right: the details were in your answer, and we had missed them. We look at it again.',
  stands: 'We checked the delivery address again: it lies outside the region of your agreement.',
  dispute: 'We were with this customer before anybody registered them, and can show it.',
  proofs: [
    'Offer for the first delivery, sent and confirmed before the registration.',
    'Minutes of two meetings with the fleet manager in spring.',
  ],
  ruling:
    'The first complete registration came with a confirmed offer. The meetings were earlier, but led to no project. The registration that was approved leads.',
};
