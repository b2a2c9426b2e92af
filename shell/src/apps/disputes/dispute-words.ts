import { msg } from '@portico/ui/msg';
import type { DisputeGround, EvidenceKind } from '@portico/domain/disputes/dispute';
import type { DisputeResult, VendorDisputeView } from '@portico/domain/disputes/views';
import type { OutputOf } from '@portico/runtime/client';
import type { Tone } from '@portico/ui/badge/badge';

const grounds: Readonly<Record<DisputeGround, () => string>> = {
  earlier_claim: () => msg('Who was first', { id: 'desk.dispute.ground.earlier' }),
  same_customer: () => msg('Whether it is the same customer', { id: 'desk.dispute.ground.same' }),
  customer_choice: () => msg('The customer chose', { id: 'desk.dispute.ground.choice' }),
  value_added: () => msg('Who did the work', { id: 'desk.dispute.ground.value' }),
  vendor_direct: () => msg('Our own sales work there', { id: 'desk.dispute.ground.direct' }),
  other: () => msg('Something else', { id: 'desk.dispute.ground.other' }),
};

const kinds: Readonly<Record<EvidenceKind, () => string>> = {
  note: () => msg('Note', { id: 'desk.dispute.kind.note' }),
  meeting: () => msg('Meeting', { id: 'desk.dispute.kind.meeting' }),
  demo: () => msg('Demo', { id: 'desk.dispute.kind.demo' }),
  proposal: () => msg('Proposal', { id: 'desk.dispute.kind.proposal' }),
  certificate: () => msg('Certificate', { id: 'desk.dispute.kind.certificate' }),
  customer_choice: () => msg('Signed letter of the customer', { id: 'desk.dispute.kind.letter' }),
};

/** What a dispute is about. */
export function groundWords(ground: DisputeGround): string {
  return grounds[ground]();
}

/** The grounds one can dispute on. */
export function groundOptions(): { value: DisputeGround; label: string }[] {
  return (Object.keys(grounds) as DisputeGround[]).map((value) => ({ value, label: grounds[value]() }));
}

/** What kind of evidence it is. */
export function kindWords(kind: EvidenceKind): string {
  return kinds[kind]();
}

/** The kinds of evidence. */
export function kindOptions(): { value: EvidenceKind; label: string }[] {
  return (Object.keys(kinds) as EvidenceKind[]).map((value) => ({ value, label: kinds[value]() }));
}

/** Where a dispute stands, in a word. */
export function disputeStatus({
  status,
  panel,
  ruling,
}: Pick<VendorDisputeView, 'status' | 'panel' | 'ruling'>): {
  word: string;
  tone: Tone;
} {
  if (status === 'ruled') return { word: msg('Ruled', { id: 'desk.dispute.status.ruled' }), tone: 'success' };
  if (status === 'withdrawn')
    return { word: msg('Taken back', { id: 'desk.dispute.status.withdrawn' }), tone: 'neutral' };
  if (panel.length === 0)
    return { word: msg('Needs a panel', { id: 'desk.dispute.status.new' }), tone: 'warning' };
  return ruling
    ? { word: msg('Needs a second voice', { id: 'desk.dispute.status.second' }), tone: 'warning' }
    : { word: msg('With the panel', { id: 'desk.dispute.status.panel' }), tone: 'info' };
}

/** How a ruling went for a deal, or would go. */
export function dealResult(result: DisputeResult): { word: string; tone: Tone } {
  switch (result) {
    case 'leads':
      return { word: msg('Leads', { id: 'desk.claimants.leads' }), tone: 'success' };
    case 'stands':
      return { word: msg('Stands', { id: 'desk.dispute.result.stands' }), tone: 'neutral' };
    case 'ends':
      return { word: msg('Ends', { id: 'desk.dispute.result.ends' }), tone: 'danger' };
  }
}

/** Of what the server answers, what the vendor reads; a party's part never comes here. */
export function vendorView(dispute: OutputOf<'disputes.get'>): VendorDisputeView | null {
  return dispute.side === 'vendor' ? dispute : null;
}
