import { html } from 'lit';
import { msg } from '@portico/ui/msg';
import type { ClaimField } from '@portico/domain/deals/claim';
import { claimElements } from './claim-control.ts';
import { claimChanges, claimControls, claimProblems, isAnythingNew, nothingNewWords } from './claim-form.ts';
import type { DealForm } from './deal-form.ts';
import { emptyOnes, filesField, formFrame, wordsField } from './form-frame.ts';

// Who the customer is cannot change: that is another registration (DM37).
const fields: readonly ClaimField[] = [
  'valueBand',
  'estAmountMinor',
  'closeQuarter',
  'productId',
  'contactName',
  'contactEmail',
  'competitor',
];

/** Changes an approved deal: a little at once, more after a new look by the vendor (DM37 to DM39). */
export const amendForm: DealForm = {
  uses: claimElements,

  draw: (view) =>
    formFrame(
      view,
      {
        title: msg('Change this deal', { id: 'deals.amend.title' }),
        means: msg(
          'Small changes count at once. For larger ones the vendor takes a new look; your protection goes on meanwhile.',
          { id: 'deals.amend.means' },
        ),
        submit: msg('Send the change', { id: 'deals.amend.send' }),
      },
      html`${claimControls(view, fields)}
      ${wordsField(view, {
        name: 'reason',
        label: msg('What has changed, and why?', { id: 'deals.amend.reason' }),
        max: 1000,
      })}
      ${filesField(view)}`,
    ),

  check(typed, subject) {
    const wrong = new Map([...claimProblems(typed, subject, fields), ...emptyOnes(typed, ['reason'])]);
    if (wrong.size === 0 && !isAnythingNew(typed, subject, fields))
      return new Map([['valueBand', nothingNewWords()]]);
    return wrong;
  },

  needsSetup: () => true,

  send: (client, sending, options) =>
    client.deals.amend.mutate(
      {
        dealId: sending.deal.id,
        version: sending.version,
        changes: claimChanges(sending, fields),
        reason: sending.values['reason'] ?? '',
      },
      options,
    ),
};
