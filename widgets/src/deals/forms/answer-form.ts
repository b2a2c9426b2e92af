import { msg, str } from '@portico/ui/msg';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import type { InfoItem } from '@portico/domain/deals/deal';
import { html, type TemplateResult } from 'lit';
import { fieldWords } from '../claim-words-more.ts';
import { claimControl, claimElements, claimValue } from './claim-control.ts';
import type { DealForm, FormSubject, FormView } from './deal-form.ts';
import { dayWords, formFrame } from './form-frame.ts';

/** Answers the vendor's questions: words, or the very field of the registration that a question names (DM13). */
export const answerForm: DealForm = {
  uses: claimElements,

  draw(view) {
    const { info, infoDueAt } = view.deal;
    const due = infoDueAt && dayWords(infoDueAt, view.locale);
    return formFrame(
      view,
      {
        title: msg('The vendor asks', { id: 'deals.questions' }),
        means: due ? msg(str`Please answer by ${due}.`, { id: 'deals.questions.due' }) : '',
        submit: msg('Send answers', { id: 'deals.questions.send' }),
      },
      info?.items.map((item) => question(view, item)),
    );
  },

  check: ({ values, fileIds }, { deal }) =>
    new Map(
      (deal.info?.items ?? [])
        .filter(({ id, field }) => (field === 'fileIds' ? fileIds.length === 0 : !values[id]))
        .map(({ id, field }) => [
          field === 'fileIds' ? 'fileIds' : id,
          msg('Please answer this question.', { id: 'deals.questions.empty' }),
        ]),
    ),

  needsSetup: ({ deal }) => deal.info?.items.some(({ field }) => field !== undefined) ?? false,

  send(client, { deal, version, setup, values, fileIds }, options) {
    const items = deal.info?.items ?? [];
    const changes: DraftClaim = {};
    for (const { id, field } of items)
      Object.assign(changes, changeOf(field, values[id] ?? '', { deal, setup }));
    if (items.some(({ field }) => field === 'fileIds'))
      changes.fileIds = [...(deal.claim.fileIds ?? []), ...fileIds];
    const isChanged = Object.keys(changes).length > 0;
    const answers = Object.fromEntries(
      items.filter(({ field }) => isInWords(field)).map(({ id }) => [id, values[id] ?? '']),
    );
    return client.deals.answerInfo.mutate(
      { dealId: deal.id, version, answers, ...(isChanged && { changes }) },
      options,
    );
  },
};

// A deal's lines are a table of their own: a question about them is answered in words.
function isInWords(field: ClaimField | undefined): field is 'lines' | undefined {
  return field === undefined || field === 'lines';
}

function changeOf(
  field: ClaimField | undefined,
  text: string,
  { deal, setup }: Pick<FormSubject, 'deal' | 'setup'>,
): DraftClaim {
  if (isInWords(field) || field === 'fileIds') return {};
  return claimValue(field, text, deal.claim.estCurrency || setup?.policy.currency || 'EUR');
}

function question(view: FormView, { id, question: label, kind, field }: InfoItem): TemplateResult {
  const costs =
    kind === 'missing'
      ? msg('Your place in line counts from this answer.', { id: 'deals.questions.missing' })
      : '';
  if (!isInWords(field)) {
    const name = fieldWords(field);
    const about = msg(str`Changes “${name}” in your registration.`, { id: 'deals.questions.field' });
    return claimControl(view, {
      field,
      name: id,
      label,
      help: [about, costs].filter(Boolean).join(' '),
      required: true,
    });
  }
  return html`<portico-field
    multiline
    required
    name=${id}
    maxlength="2000"
    .label=${label}
    .help=${costs}
    .error=${view.error(id)}
  ></portico-field>`;
}
