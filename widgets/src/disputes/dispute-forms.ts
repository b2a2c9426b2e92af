import { html } from 'lit';
import { msg } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import type { DealForm, FormOutcome } from '../deals/forms/deal-form.ts';
import { emptyOnes, filesField, formFrame, wordsField } from '../deals/forms/form-frame.ts';
import { PorticoEvidence } from '../files/evidence.ts';
import { groundOf, groundOptions, kindOf, kindOptions } from './dispute-words.ts';

/** Raises a dispute about one's own deal (DX1). */
export const raiseForm: DealForm = {
  uses: [PorticoField, PorticoSelect],

  draw: (view) =>
    formFrame(
      view,
      {
        title: msg('Raise a dispute', { id: 'deals.dispute.raise' }),
        means: msg(
          'People of the vendor’s who had no hand in it decide, and you read why. You can bring evidence next.',
          { id: 'deals.dispute.raise.means' },
        ),
        submit: msg('Raise the dispute', { id: 'deals.dispute.raise.do' }),
      },
      html`<portico-select
          class="narrow"
          name="ground"
          required
          .label=${msg('What is it about?', { id: 'deals.dispute.ground' })}
          .placeholder=${msg('Choose', { id: 'deals.choose' })}
          .options=${groundOptions()}
          .error=${view.error('ground')}
        ></portico-select>
        ${wordsField(view, {
          name: 'statement',
          label: msg('What happened?', { id: 'deals.dispute.statement' }),
          help: msg('Dates, people you met, what was agreed. The other side does not read it.', {
            id: 'deals.dispute.statement.help',
          }),
          max: 4000,
        })}`,
    ),

  check: (typed) => emptyOnes(typed, ['ground', 'statement']),

  async send(client, { deal, values }, options) {
    const ground = groundOf(values['ground']) ?? 'other';
    const input = { dealIds: [deal.id], ground, statement: values['statement'] ?? '' };
    return outcomeOf(await client.disputes.raise.mutate(input, options));
  },
};

/** Brings evidence for one's own deal (DX3). */
export const evidenceForm: DealForm = {
  uses: [PorticoField, PorticoSelect, PorticoEvidence],

  draw: (view) =>
    formFrame(
      view,
      {
        title: msg('Add evidence', { id: 'deals.dispute.evidence.add' }),
        means: msg('A letter signed by the customer decides by itself, so it needs the file.', {
          id: 'deals.dispute.evidence.means',
        }),
        submit: msg('Send evidence', { id: 'deals.dispute.evidence.send' }),
      },
      html`<portico-select
          class="narrow"
          name="kind"
          required
          .label=${msg('What is it?', { id: 'deals.dispute.evidence.kind' })}
          .placeholder=${msg('Choose', { id: 'deals.choose' })}
          .options=${kindOptions()}
          .error=${view.error('kind')}
        ></portico-select>
        ${wordsField(view, {
          name: 'text',
          label: msg('What does it show?', { id: 'deals.dispute.evidence.text' }),
          max: 4000,
        })}
        ${filesField(view, { label: msg('Files', { id: 'deals.files' }) })}`,
    ),

  check(typed) {
    const wrong = emptyOnes(typed, ['kind', 'text']);
    if (typed.values['kind'] === 'customer_choice' && typed.fileIds.length === 0)
      wrong.set('fileIds', msg('Please add the signed letter.', { id: 'deals.dispute.evidence.letter' }));
    return wrong;
  },

  async send(client, { deal, dispute, values, fileIds }, options) {
    if (!dispute) return { ok: false, refusal: { rule: 'DX3', key: 'closed' } };
    const kind = kindOf(values['kind']) ?? 'note';
    return outcomeOf(
      await client.disputes.addEvidence.mutate(
        {
          disputeId: dispute.id,
          version: dispute.version,
          dealId: deal.id,
          kind,
          text: values['text'] ?? '',
          fileIds: [...fileIds],
        },
        options,
      ),
    );
  },
};

/** Takes a dispute back (DX9). */
export const dropForm: DealForm = {
  uses: [],

  draw: (view) =>
    formFrame(
      view,
      {
        title: msg('Take the dispute back?', { id: 'deals.dispute.drop' }),
        means: msg('Nobody decides about it any more. Your deal stays as it is.', {
          id: 'deals.dispute.drop.means',
        }),
        submit: msg('Take it back', { id: 'deals.dispute.drop.do' }),
        danger: true,
      },
      '',
    ),

  check: () => new Map(),

  async send(client, { dispute }, options) {
    if (!dispute) return { ok: false, refusal: { rule: 'DX9', key: 'closed' } };
    const reference = { disputeId: dispute.id, version: dispute.version };
    return outcomeOf(await client.disputes.withdraw.mutate(reference, options));
  },
};

function outcomeOf(outcome: OutputOf<'disputes.raise'>): FormOutcome {
  return outcome.ok ? { ok: true } : outcome;
}
