import type { DraftClaim } from '@portico/domain/deals/claim';
import { isKept, keepForm, type KeptForm } from '@portico/runtime/kept-form';
import type { DraftReference } from './draft-keeper.ts';
import type { HandIn } from './hand-in.ts';

/** What is kept in the tab: what was typed, the draft it belongs to, what is being handed in, what was registered. */
export interface KeptClaim {
  claim: DraftClaim;
  draft?: DraftReference | undefined;
  attempt?: HandIn | undefined;
  dealId?: string | undefined;
}

const name = 'deal-registration:';

/** The registration form of one person, kept in this tab. */
export function keepClaim(userId: string): KeptForm<KeptClaim> {
  return keepForm(name + userId);
}

/** Whether this tab keeps anybody's: then it has to be known who asks before a form is shown. */
export function isClaimKept(): boolean {
  return isKept(name);
}
