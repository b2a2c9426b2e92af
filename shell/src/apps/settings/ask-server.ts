import { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import { faultText, refusalText } from '@portico/runtime/fault-text';
import { msg } from '@portico/ui/msg';

/** Why something was not done, ready to read. */
export interface Trouble {
  readonly heading: string;
  readonly detail: string;
  /** The field it concerns, where it concerns one. */
  readonly field: string | null;
}

/** Does something on the server and answers what went wrong, or null when nothing did. */
export async function troubleWith(act: () => Promise<unknown>): Promise<Trouble | null> {
  try {
    const answer = await act();
    return isRefused(answer) ? refused(answer.refusal) : null;
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('unexpected', {}, { cause: error });
    return { ...faultText(fault), field: null };
  }
}

function isRefused(answer: unknown): answer is { ok: false; refusal: Refusal } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'ok' in answer &&
    answer.ok === false &&
    'refusal' in answer
  );
}

function refused(refusal: Refusal): Trouble {
  return { heading: settingsRefusal(refusal), detail: '', field: refusal.field ?? null };
}

function settingsRefusal(refusal: Refusal): string {
  switch (refusal.key) {
    case 'last_admin':
      return msg('Somebody has to stay administrator. Make another person one first.', {
        id: 'settings.refusal.last-admin',
      });
    case 'own_admin_role':
    case 'own_removal':
      return msg('Nobody can take this from themselves. Ask another administrator.', {
        id: 'settings.refusal.own',
      });
    case 'already_member':
      return msg('This person already belongs here.', { id: 'settings.refusal.member' });
    case 'already_invited':
      return msg('This person is invited already. Send the invitation again from the list.', {
        id: 'settings.refusal.invited',
      });
    case 'role_needed':
      return msg('Choose at least one role.', { id: 'settings.roles.needed' });
    case 'invitation_over':
      return msg('This invitation was used or taken back in the meantime.', { id: 'settings.refusal.over' });
    case 'key_retired':
      return msg('This key is on its way out already.', { id: 'settings.refusal.retired' });
    case 'logo_kind':
    case 'logo_too_large':
    case 'no_such_file':
      return msg('A logo is a PNG, JPEG or WebP of at most 200 kB.', { id: 'settings.refusal.logo' });
    case 'contrast_too_low':
    case 'ground_too_middling':
      return msg('A colour cannot be read on its ground. Under the colours it says which.', {
        id: 'settings.refusal.contrast',
      });
    default:
      return refusalText(refusal);
  }
}
