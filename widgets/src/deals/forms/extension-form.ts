import { html } from 'lit';
import { msg, str } from '@portico/ui/msg';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoEvidence } from '../../files/evidence.ts';
import { deadlineWords } from '../time-words.ts';
import type { DealForm } from './deal-form.ts';
import { emptyOnes, filesField, formFrame, wordsField } from './form-frame.ts';

/** Asks for longer protection with evidence of work on the deal (DM31 to DM34). */
export const extensionForm: DealForm = {
  uses: [PorticoField, PorticoEvidence],

  draw(view) {
    const until = view.deal.extensionWindow && deadlineWords(view.deal.extensionWindow.until, view.locale);
    return formFrame(
      view,
      {
        title: msg('Ask for longer protection', { id: 'deals.extend.title' }),
        means: until
          ? msg(str`Possible until ${until}. Protection goes on until the vendor has answered.`, {
              id: 'deals.extend.means',
            })
          : '',
        submit: msg('Ask for longer protection', { id: 'deals.extend' }),
      },
      html`${wordsField(view, {
        name: 'evidence',
        label: msg('What have you done, and what comes next?', { id: 'deals.extend.evidence' }),
        help: msg('Meetings, demos, proposals: what shows that you work on it.', {
          id: 'deals.extend.evidence.help',
        }),
        max: 2000,
      })}
      ${filesField(view)}`,
    );
  },

  check: (typed) => emptyOnes(typed, ['evidence']),

  send: (client, { deal, version, values, fileIds }, options) =>
    client.deals.requestExtension.mutate(
      { dealId: deal.id, version, evidence: values['evidence'] ?? '', fileIds: [...fileIds] },
      options,
    ),
};
