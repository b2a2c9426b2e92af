import type { DealClaim } from '@portico/domain/deals/claim';
import type { DemoOrganisation } from './cast.ts';
import type { Customer } from './customers.ts';
import type { Story } from './stories.ts';

/** A deal to be: who registers it, for whom, how large, and what happens to it. */
export interface DealPlan {
  /** Names the deal; its id is made from it. */
  key: string;
  partner: DemoOrganisation;
  /** Which of the partner's sellers, 0 or 1. */
  seller: number;
  customer: Customer;
  /** Pieces of one product; their list price is the deal's amount. */
  pieces: number;
  story: Story;
  /** Deals that name the same one are about the same product; by itself each has its own. */
  product?: string;
  /** What the partner says besides. */
  says?: Partial<DealClaim>;
}
