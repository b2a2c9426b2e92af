import { html } from 'lit';
import { msg, str } from '@portico/ui/msg';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoEvidence } from '../../files/evidence.ts';
import { deadlineWords } from '../time-words.ts';
import type { DealForm } from './deal-form.ts';
import { emptyOnes, filesField, formFrame, wordsField } from './form-frame.ts';

/** Objects to a refusal, or to protection that is taken back (AP1). */
export const appealForm: DealForm = {
  uses: [PorticoField, PorticoEvidence],

  draw(view) {
    const until = view.deal.appealUntil && deadlineWords(view.deal.appealUntil, view.locale);
    return formFrame(
      view,
      {
        title: msg('Object to the decision', { id: 'deals.appeal.title' }),
        means: until
          ? msg(str`Possible until ${until}, once. Somebody who did not decide it looks at it anew.`, {
              id: 'deals.appeal.means',
            })
          : '',
        submit: msg('Send objection', { id: 'deals.appeal.send' }),
      },
      html`${wordsField(view, {
        name: 'ground',
        label: msg('Why should it be decided otherwise?', { id: 'deals.appeal.ground' }),
        help: msg('What was overlooked, and what shows it.', { id: 'deals.appeal.ground.help' }),
        max: 2000,
      })}
      ${filesField(view)}`,
    );
  },

  check: (typed) => emptyOnes(typed, ['ground']),

  send: (client, { deal, version, values, fileIds }, options) =>
    client.deals.appeal.mutate(
      { dealId: deal.id, version, ground: values['ground'] ?? '', fileIds: [...fileIds] },
      options,
    ),
};
