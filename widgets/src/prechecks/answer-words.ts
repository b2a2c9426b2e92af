import { msg } from '@portico/ui/msg';
import type { PrecheckAnswer } from '@portico/domain/prechecks/answer';

/** An answer in words: what it says and what to do next. It never says why. */
export function answerWords(answer: PrecheckAnswer): {
  tone: 'success' | 'warning' | 'neutral';
  heading: string;
  next: string;
} {
  switch (answer) {
    case 'clear':
      return {
        tone: 'success',
        heading: msg('Free to register', { id: 'prechecks.clear' }),
        next: msg('Nobody holds this customer. Register the deal to hold them.', {
          id: 'prechecks.clear.next',
        }),
      };
    case 'needs_review':
      return {
        tone: 'warning',
        heading: msg('Needs a look', { id: 'prechecks.review' }),
        next: msg('You can register the deal. A person decides whether you can have the customer.', {
          id: 'prechecks.review.next',
        }),
      };
    case 'not_available':
      return {
        tone: 'neutral',
        heading: msg('Not available', { id: 'prechecks.taken' }),
        next: msg(
          'This customer cannot be registered now. If you think that is wrong, talk to your channel manager.',
          {
            id: 'prechecks.taken.next',
          },
        ),
      };
  }
}

/** Why a question was not taken, and when it will be (PC2). */
export function budgetWords(key: string): string {
  return key === 'organisation_budget_used'
    ? msg('Your organisation has asked as often as it can today. Ask again tomorrow, or register the deal.', {
        id: 'prechecks.budget.organisation',
      })
    : msg('You have asked as often as you can today. Ask again tomorrow, or register the deal.', {
        id: 'prechecks.budget.person',
      });
}
