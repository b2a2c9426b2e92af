import { nothing } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealForm } from './deal-form.ts';
import { formFrame, type FormWords } from './form-frame.ts';

/** Records that the business was won: asked first, since it cannot be undone (DM11). */
export const wonForm: DealForm = closeForm('won', () => ({
  title: msg('Did you win this deal?', { id: 'deals.win.title' }),
  means: msg('The deal is closed as won and keeps its benefits. This cannot be undone.', {
    id: 'deals.win.means',
  }),
  submit: msg('Record as won', { id: 'deals.win.do' }),
}));

/** Records that the business was lost: asked first, since it cannot be undone (DM11). */
export const lostForm: DealForm = closeForm('lost', () => ({
  title: msg('Did you lose this deal?', { id: 'deals.lose.title' }),
  means: msg(
    'Protection and benefits end, and other partners may register the customer. This cannot be undone.',
    {
      id: 'deals.lose.means',
    },
  ),
  submit: msg('Record as lost', { id: 'deals.lose.do' }),
  danger: true,
}));

function closeForm(outcome: 'won' | 'lost', words: () => FormWords): DealForm {
  return {
    uses: [],
    draw: (view) => formFrame(view, words(), nothing),
    check: () => new Map(),
    send: (client, { deal, version }, options) =>
      client.deals.close.mutate({ dealId: deal.id, version, outcome }, options),
  };
}
