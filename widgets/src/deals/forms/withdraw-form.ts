import { html } from 'lit';
import { msg } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { reasonWords } from '../timeline-words.ts';
import type { DealForm } from './deal-form.ts';
import { emptyOnes, formFrame } from './form-frame.ts';

const reasons = ['customer_stopped', 'entered_in_error', 'other'] as const;

/** Asks whether, and why, a registration is withdrawn. */
export const withdrawForm: DealForm = {
  uses: [PorticoSelect],

  draw: (view) =>
    formFrame(
      view,
      {
        title: msg('Withdraw this registration?', { id: 'deals.withdraw.ask' }),
        means: msg('The customer is then open to other partners. This cannot be undone.', {
          id: 'deals.withdraw.means',
        }),
        submit: msg('Withdraw', { id: 'deals.withdraw.do' }),
        danger: true,
      },
      html`<portico-select
        class="narrow"
        name="reason"
        required
        value="customer_stopped"
        .label=${msg('Reason', { id: 'deals.withdraw.reason' })}
        .options=${reasons.map((value) => ({ value, label: reasonWords(value) }))}
      ></portico-select>`,
    ),

  check: (typed) => emptyOnes(typed, ['reason']),

  send: (client, { deal, version, values }, options) =>
    client.deals.withdraw.mutate(
      {
        dealId: deal.id,
        version,
        reason: reasons.find((reason) => reason === values['reason']) ?? 'other',
      },
      options,
    ),
};
