import { msg } from '@portico/ui/msg';

/** What is wrong with an answer that is asked first, and how to mend it, by the key its rule gives. */
export function firstProblemWords(key: string, isChoice: boolean): string {
  if (key === 'agreed')
    return msg('Please ask the contact first, then confirm it here.', { id: 'deals.problem.agreed' });
  if (key === 'web')
    return msg('Enter a website such as acme.com, or a work e-mail address.', { id: 'deals.problem.web' });
  if (key === 'email')
    return msg('Enter a whole e-mail address, such as jo@acme.com.', { id: 'deals.problem.email' });
  return isChoice
    ? msg('Please choose one.', { id: 'deals.problem.choose' })
    : msg('Please fill this in.', { id: 'deals.problem.required' });
}
