import { msg } from '@portico/ui/msg';
import { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import { faultText, refusalText } from '@portico/runtime/fault-text';
import type { Trouble } from '../settings/ask-server.ts';

/** What the server answers to an edit of a version. */
type Answer = { ok: true } | { ok: false; problems: readonly unknown[] } | { ok: false; refusal: Refusal };

/** Does something to a version and answers what went wrong, or null when nothing did. */
export async function policyTrouble(act: () => Promise<Answer>): Promise<Trouble | null> {
  try {
    const answer = await act();
    if (answer.ok) return null;
    const heading =
      'refusal' in answer
        ? refusalWords(answer.refusal)
        : msg('Some values do not work yet. Mend the marked fields.', { id: 'policy.refusal.problems' });
    return { heading, detail: '', field: null };
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('unexpected', {}, { cause: error });
    return { ...faultText(fault), field: null };
  }
}

function refusalWords(refusal: Refusal): string {
  switch (refusal.key) {
    case 'own_draft':
      return msg('You wrote on this draft. Another administrator has to publish it.', {
        id: 'policy.refusal.own',
      });
    case 'in_the_past':
      return msg('Choose a time that is still to come.', { id: 'policy.publish.past' });
    case 'in_force':
      return msg('It is in force by now. Publish another version in its place.', {
        id: 'policy.refusal.in-force',
      });
    case 'not_from_published':
    case 'not_from_withdrawn':
      return msg('This version is no draft any more. Begin a new draft from it.', {
        id: 'policy.refusal.no-draft',
      });
    default:
      return refusalText(refusal);
  }
}
