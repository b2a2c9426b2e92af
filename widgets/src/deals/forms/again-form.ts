import { html } from 'lit';
import { msg } from '@portico/ui/msg';
import type { ClaimField } from '@portico/domain/deals/claim';
import { claimElements } from './claim-control.ts';
import { claimChanges, claimControls, claimProblems, isAnythingNew, nothingNewWords } from './claim-form.ts';
import type { DealForm } from './deal-form.ts';
import { filesField, formFrame } from './form-frame.ts';

const fields: readonly ClaimField[] = [
  'customerName',
  'customerWeb',
  'customerCountry',
  'customerCity',
  'customerPostcode',
  'contactName',
  'contactEmail',
  'productId',
  'valueBand',
  'estAmountMinor',
  'closeQuarter',
  'relationship',
  'compellingEvent',
];

/** Registers the customer of a refused deal again, with something new in it (DM14). */
export const againForm: DealForm = {
  uses: claimElements,

  draw: (view) =>
    formFrame(
      view,
      {
        title: msg('Register this customer again', { id: 'deals.again.title' }),
        means: msg(
          'Change what was missing or add new evidence. It becomes a registration of its own, with a place in line of its own.',
          { id: 'deals.again.means' },
        ),
        submit: msg('Register again', { id: 'deals.again' }),
      },
      html`${claimControls(view, fields)} ${filesField(view)}`,
    ),

  check(typed, subject) {
    const wrong = claimProblems(typed, subject, fields);
    if (wrong.size === 0 && !isAnythingNew(typed, subject, fields))
      return new Map([['customerName', nothingNewWords()]]);
    return wrong;
  },

  needsSetup: () => true,

  send: (client, sending, options) =>
    client.deals.resubmit.mutate(
      {
        dealId: sending.deal.id,
        version: sending.version,
        claim: { ...sending.deal.claim, ...claimChanges(sending, fields) },
      },
      options,
    ),
};
