import { msg } from '@portico/ui/msg';
import type { DisputeGround, EvidenceKind } from '@portico/domain/disputes/dispute';
import type { DisputeResult } from '@portico/domain/disputes/views';
import type { Option } from '@portico/ui/question/option';

const grounds = {
  earlier_claim: () => msg('We were first', { id: 'deals.dispute.ground.earlier' }),
  same_customer: () => msg('Somebody else works on the same customer', { id: 'deals.dispute.ground.same' }),
  customer_choice: () => msg('The customer chose us', { id: 'deals.dispute.ground.choice' }),
  value_added: () => msg('The work behind this deal is ours', { id: 'deals.dispute.ground.value' }),
  vendor_direct: () => msg('The vendor sells to them directly', { id: 'deals.dispute.ground.direct' }),
  other: () => msg('Another reason', { id: 'deals.reason.other' }),
} satisfies Record<DisputeGround, () => string>;

const kinds = {
  note: () => msg('A note', { id: 'deals.dispute.kind.note' }),
  meeting: () => msg('A meeting', { id: 'deals.dispute.kind.meeting' }),
  demo: () => msg('A demo', { id: 'deals.dispute.kind.demo' }),
  proposal: () => msg('A proposal', { id: 'deals.dispute.kind.proposal' }),
  certificate: () => msg('A certificate', { id: 'deals.dispute.kind.certificate' }),
  customer_choice: () => msg('A letter signed by the customer', { id: 'deals.dispute.kind.letter' }),
} satisfies Record<EvidenceKind, () => string>;

/** A ground by its name; undefined for no ground. */
export function groundOf(name: string | undefined): DisputeGround | undefined {
  return keysOf(grounds).find((ground) => ground === name);
}

/** A kind of evidence by its name; undefined for none. */
export function kindOf(name: string | undefined): EvidenceKind | undefined {
  return keysOf(kinds).find((kind) => kind === name);
}

// Not from the schemas: they would bring their library with them.
function keysOf<K extends string>(words: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(words) as K[];
}

/** What a dispute is about, in words. */
export function groundWords(ground: DisputeGround): string {
  return grounds[ground]();
}

/** Everything a dispute can be about. */
export function groundOptions(): Option[] {
  return Object.entries(grounds).map(([value, words]) => ({ value, label: words() }));
}

/** What kind of evidence it is, in words. */
export function kindWords(kind: EvidenceKind): string {
  return kinds[kind]();
}

/** Every kind of evidence. */
export function kindOptions(): Option[] {
  return Object.entries(kinds).map(([value, words]) => ({ value, label: words() }));
}

/** How a ruling went for a deal, in a sentence. */
export function resultWords(result: DisputeResult): string {
  switch (result) {
    case 'leads':
      return msg('This deal leads.', { id: 'deals.dispute.result.leads' });
    case 'stands':
      return msg('This deal stays as it is.', { id: 'deals.dispute.result.stands' });
    case 'ends':
      return msg('This deal ends.', { id: 'deals.dispute.result.ends' });
  }
}
