import type { Deal } from '@portico/domain/deals/deal';
import { share } from '@portico/domain/deals/share';
import type { NewEvent } from '@portico/domain/event';
import { refuse } from '@portico/domain/refusal';
import { findOrganisation } from '../partners/store.ts';
import type { Change } from './change.ts';
import { listRivals } from './store.ts';

/**
 * Sharing a deal with a second partner, or with none any more (DM21). With whom is told by name, to the partner too: whose
 * deal it is has to know who reads it.
 */
export function sharing(partnerId: string | null): Pick<Change, 'check' | 'rule' | 'event' | 'facts'> {
  let name: string | null = null;
  let rivals: Deal[] = [];
  return {
    check: async (tx, deal) => {
      if (partnerId === null) return null;
      const partner = await findOrganisation(tx, partnerId);
      if (partner?.kind !== 'partner') return refuse('DM21', 'no_such_partner', 'partnerId').refusal;
      [name, rivals] = [partner.name, await listRivals(tx, deal)];
      return null;
    },
    rule: (deal, { policy, now }) => share(deal, partnerId, { rivals, policy, now }),
    event: 'deal.shared',
    facts: (): NewEvent['payload'] => (partnerId === null ? { partner: null } : { partnerName: name }),
  };
}
