import { msg } from '@portico/ui/msg';
import type { RevokeReason } from '@portico/domain/deals/revocation';

/** Why an approval is taken back, in words; an unknown reason as it is. */
export function revokeWords(reason: RevokeReason | (string & {})): string {
  switch (reason) {
    case 'untrue_statement':
      return msg('Something in the registration was not true', { id: 'deals.revoke.untrue' });
    case 'no_activity':
      return msg('Nobody worked on the deal', { id: 'deals.revoke.idle' });
    case 'agreement_ended':
      return msg('Your agreement with the vendor has ended', { id: 'deals.revoke.agreement' });
    case 'customer_choice':
      return msg('The customer chose otherwise, by a signed letter', { id: 'deals.revoke.choice' });
    case 'compliance':
      return msg('A rule of law or of conduct forbids it', { id: 'deals.revoke.compliance' });
    case 'dispute_ruling':
      return msg('A dispute was ruled on', { id: 'deals.revoke.dispute' });
    default:
      return reason;
  }
}
