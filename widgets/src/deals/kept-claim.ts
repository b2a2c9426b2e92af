import type { DraftClaim } from '@portico/domain/deals/claim';
import { keepForm, type KeptForm } from '@portico/runtime/kept-form';
import type { DraftReference } from './draft-keeper.ts';
import type { HandIn } from './hand-in.ts';

/** What is kept in the tab: what was typed, the draft it belongs to, what is being handed in, what was registered. */
export interface KeptClaim {
  claim: DraftClaim;
  draft?: DraftReference | undefined;
  attempt?: HandIn | undefined;
  dealId?: string | undefined;
}

/** The registration form of one person, kept in this tab; without a person the tab is the name. */
export function keepClaim(userId: string): KeptForm<KeptClaim> {
  return keepForm(`deal-registration:${userId}`);
}
