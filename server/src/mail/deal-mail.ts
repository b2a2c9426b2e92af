import type { EventName } from '@portico/domain/event';
import type { Recipient } from './letters/deal-letter.ts';
import type { ProtectionLetterFacts } from './letters/protection-facts.ts';

/** What the letters about one event of a deal need. */
export interface DealMail {
  facts: Omit<ProtectionLetterFacts, 'result'>;
  recipients: readonly Recipient[];
}

/** Where mail learns about deals; the deal slice answers it. */
export interface DealMailPort {
  /** The facts and who is told: the seller, and the desk's people. Null when there is no such deal any more. */
  recipientsOf(dealId: string, event: EventName): Promise<DealMail | null>;
}
