import type { ClaimProblem } from './claim-problem.ts';
import type { DraftClaim } from './claim.ts';
import { EMAIL, namesHost } from './host.ts';

/** What is asked first, in the order of the form; `contactAgreed` is asked with them and is no text. */
export const firstQuestions = [
  'customerName',
  'customerWeb',
  'customerCountry',
  'contactName',
  'contactEmail',
  'productId',
  'valueBand',
  'closeQuarter',
  'relationship',
] as const;

/**
 * What is wrong with the answers asked first, as far as the answers alone tell: DR1 and DR5. A form has it from the start,
 * in a fraction of the whole check's bytes; `checkClaim`, which knows lengths, policy and all other fields, says the same of
 * these.
 */
export function checkFirst(claim: DraftClaim): ClaimProblem[] {
  const problems = firstQuestions.flatMap((field): ClaimProblem[] => {
    const answer = claim[field]?.trim() ?? '';
    const key = answer === '' ? 'required' : formProblem(field, answer);
    return key ? [{ field, key, rule: 'DR1' }] : [];
  });
  return claim.contactAgreed
    ? problems
    : [...problems, { field: 'contactAgreed', key: 'agreed', rule: 'DR5' }];
}

function formProblem(field: (typeof firstQuestions)[number], answer: string): string {
  if (field === 'customerWeb' && !namesHost(answer)) return 'web';
  return field === 'contactEmail' && !EMAIL.test(answer) ? 'email' : '';
}
