import type { DealForm } from './deal-form.ts';

const forms = {
  answer: () => import('./answer-form.ts').then(({ answerForm }) => answerForm),
  withdraw: () => import('./withdraw-form.ts').then(({ withdrawForm }) => withdrawForm),
  appeal: () => import('./appeal-form.ts').then(({ appealForm }) => appealForm),
  again: () => import('./again-form.ts').then(({ againForm }) => againForm),
  extend: () => import('./extension-form.ts').then(({ extensionForm }) => extensionForm),
  amend: () => import('./amend-form.ts').then(({ amendForm }) => amendForm),
  won: () => import('./close-form.ts').then(({ wonForm }) => wonForm),
  lost: () => import('./close-form.ts').then(({ lostForm }) => lostForm),
  raise: () => import('../../disputes/dispute-forms.ts').then(({ raiseForm }) => raiseForm),
  evidence: () => import('../../disputes/dispute-forms.ts').then(({ evidenceForm }) => evidenceForm),
  drop: () => import('../../disputes/dispute-forms.ts').then(({ dropForm }) => dropForm),
} satisfies Record<string, () => Promise<DealForm>>;

/** The name of something that can be done with a deal. */
export type FormName = keyof typeof forms;

/** Fetches a form: most deals are only looked at. Rejects when its code cannot be had. */
export function fetchForm(name: FormName): Promise<DealForm> {
  return forms[name]();
}
