import { define } from '@portico/ui/define';
import { PorticoBenefitPreview } from './benefit-preview.ts';
import * as rules from './claim-rules.ts';
import { receiptCard } from './receipt.ts';
import { saveReceipt } from './save-receipt.ts';

/** What a form needs once it is being filled in: one file, so that it is one request. */
export interface Rest {
  /** Judges what is typed. */
  rules: typeof rules;
  /** Draws the receipt. */
  receiptCard: typeof receiptCard;
  /** Saves it as a file. */
  saveReceipt: typeof saveReceipt;
}

/** Gives it, and registers what says what the deal would bring. */
export function restOfForm(): Rest {
  define(PorticoBenefitPreview);
  return { rules, receiptCard, saveReceipt };
}
