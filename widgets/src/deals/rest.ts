import { define } from '@portico/ui/define';
import { PorticoBenefitPreview } from './benefit-preview.ts';
import { checkTyped, countWords, problemsShown } from './claim-rules.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { handIn } from './hand-in-once.ts';
import { findKept, keepDraft } from './kept-deal.ts';
import { problemCard } from './problem-card.ts';
import { receiptCard } from './receipt.ts';
import { receiptStyles } from './receipt.styles.ts';
import { saveReceipt } from './save-receipt.ts';
import { saveWords } from './save-words.ts';

define(PorticoBenefitPreview);

/**
 * What a form needs once it is being filled in, and an empty one does without: the whole rules, drafts on the server, what
 * the deal would bring, the words of refusals, and the receipt. One file, so that it is one request.
 */
export const rest = {
  checkTyped,
  countWords,
  problemsShown,
  DraftKeeper,
  handIn,
  saveWords,
  findKept,
  keepDraft,
  problemCard,
  receiptCard,
  receiptStyles,
  saveReceipt,
} as const;
