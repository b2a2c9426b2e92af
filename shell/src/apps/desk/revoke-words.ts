import { msg } from '@portico/ui/msg';
import type { RevokeReason } from '@portico/domain/deals/revocation';

const words: Readonly<Record<RevokeReason, () => string>> = {
  untrue_statement: () => msg('Something in the registration was not true', { id: 'desk.revoke.untrue' }),
  no_activity: () => msg('The partner does not work on the deal', { id: 'desk.revoke.idle' }),
  agreement_ended: () => msg('The partner’s agreement with us has ended', { id: 'desk.revoke.agreement' }),
  customer_choice: () =>
    msg('The customer chose otherwise, by a signed letter', { id: 'desk.revoke.choice' }),
  compliance: () => msg('A rule of law or of conduct forbids it', { id: 'desk.revoke.compliance' }),
  dispute_ruling: () => msg('A dispute was ruled on', { id: 'desk.revoke.dispute' }),
};

/** Why an approval is taken back, as the vendor reads it; an unknown reason as it is. */
export function deskRevokeWords(reason: RevokeReason | (string & {})): string {
  return Object.hasOwn(words, reason) ? words[reason as RevokeReason]() : reason;
}

/** The reasons a person may propose; a ruling brings its own. */
export function revokeOptions(): { value: RevokeReason; label: string }[] {
  return (Object.keys(words) as RevokeReason[])
    .filter((value) => value !== 'dispute_ruling')
    .map((value) => ({ value, label: words[value]() }));
}
