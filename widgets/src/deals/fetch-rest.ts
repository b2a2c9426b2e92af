import { Fault } from '@portico/domain/fault';
import { define } from '@portico/ui/define';
import type * as claimRules from './claim-rules.ts';
import type { withMore } from './more-answers.ts';
import type { moreFields } from './more-fields.ts';
import type { receiptCard } from './receipt.ts';
import type { saveReceipt } from './save-receipt.ts';

/** What a form needs once it is being filled in. */
export interface Rest {
  /** Judges what is typed. */
  rules: typeof claimRules;
  /** Draws the receipt. */
  receiptCard: typeof receiptCard;
  /** Saves it as a file. */
  saveReceipt: typeof saveReceipt;
}

/**
 * Fetches what an empty form does without: the rules, what draws the receipt, and what the deal would bring.
 *
 * @throws Fault `offline` when it cannot be had
 */
export async function fetchRest(): Promise<Rest> {
  try {
    const [rules, { receiptCard }, { saveReceipt }, { PorticoBenefitPreview }] = await Promise.all([
      import('./claim-rules.ts'),
      import('./receipt.ts'),
      import('./save-receipt.ts'),
      import('./benefit-preview.ts'),
    ]);
    define(PorticoBenefitPreview);
    return { rules, receiptCard, saveReceipt };
  } catch (cause) {
    throw new Fault('offline', {}, { cause });
  }
}

/** What the optional part needs once it is opened. */
export interface More {
  /** Draws it. */
  moreFields: typeof moreFields;
  /** Takes the answers that are no plain text. */
  withMore: typeof withMore;
}

/** Fetches the optional part. */
export async function fetchMore(): Promise<More> {
  const [{ moreFields }, { withMore }] = await Promise.all([
    import('./more-fields.ts'),
    import('./more-answers.ts'),
  ]);
  return { moreFields, withMore };
}
