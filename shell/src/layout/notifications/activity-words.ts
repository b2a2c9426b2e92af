import { isolated } from '@portico/ui/isolated';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { dealPath } from '../../routing/deal-path.ts';
import { laterActivityWords } from './later-activity-words.ts';

/** One thing that happened, as the server tells it. */
export type Activity = OutputOf<'activity.list'>['rows'][number];

/** What happened, as a sentence: who did what. */
export function activityWords({ name, actor, payload }: Activity): string {
  const who =
    actor === null
      ? msg('The portal', { id: 'desk.timeline.portal' })
      : isolated(actor.name ?? msg('Somebody', { id: 'shell.activity.somebody' }));
  // Who joined is who did it.
  const subject = name.startsWith('policy.') ? payload['version'] : (payload['customer'] ?? payload['name']);
  const what = name === 'person.joined' ? '' : String(subject ?? '');
  const of = what ? ` · ${isolated(what)}` : '';
  return `${verbOf(name, who)}${of}`;
}

function verbOf(name: string, who: string): string {
  switch (name) {
    case 'deal.drafted':
      return msg(str`${who} began a draft`, { id: 'shell.activity.drafted' });
    case 'deal.submitted':
      return msg(str`${who} registered a deal`, { id: 'shell.activity.submitted' });
    case 'deal.taken':
      return msg(str`${who} started to review a deal`, { id: 'shell.activity.taken' });
    case 'deal.info_requested':
      return msg(str`${who} asked for information`, { id: 'shell.activity.asked' });
    case 'deal.info_answered':
      return msg(str`${who} answered the questions`, { id: 'shell.activity.answered' });
    case 'deal.approved':
      return msg(str`${who} approved a deal`, { id: 'shell.activity.approved' });
    case 'deal.rejected':
      return msg(str`${who} rejected a deal`, { id: 'shell.activity.rejected' });
    case 'deal.marked_duplicate':
      return msg(str`${who} closed a deal as a duplicate`, { id: 'shell.activity.duplicate' });
    case 'deal.withdrawn':
      return msg(str`${who} withdrew a registration`, { id: 'shell.activity.withdrawn' });
    case 'deal.lapsed':
      return msg('A registration was withdrawn: no answer came in time', { id: 'shell.activity.lapsed' });
    case 'deal.expiring':
      return msg('Protection ends soon', { id: 'home.ending' });
    case 'deal.expired':
      return msg('Protection has ended', { id: 'shell.activity.expired' });
    case 'deal.won':
      return msg(str`${who} won a deal`, { id: 'shell.activity.won' });
    case 'deal.lost':
      return msg(str`${who} lost a deal`, { id: 'shell.activity.lost' });
    case 'deal.decision_overdue':
      return msg('A decision is overdue', { id: 'shell.activity.overdue' });
    default:
      return otherVerb(name, who);
  }
}

function otherVerb(name: string, who: string): string {
  switch (name) {
    case 'site.created':
      return msg(str`${who} added a site`, { id: 'shell.activity.site-added' });
    case 'site.changed':
      return msg(str`${who} changed a site`, { id: 'shell.activity.site' });
    case 'site.archived':
      return msg(str`${who} archived a site`, { id: 'shell.activity.site-archived' });
    case 'key.created':
      return msg(str`${who} created a key`, { id: 'shell.activity.key-created' });
    case 'key.rotated':
      return msg(str`${who} replaced a key`, { id: 'shell.activity.key-replaced' });
    case 'key.revoked':
      return msg(str`${who} revoked a key`, { id: 'shell.activity.key-revoked' });
    case 'person.invited':
      return msg(str`${who} invited someone`, { id: 'shell.activity.invited' });
    case 'person.invitation_cancelled':
      return msg(str`${who} took back an invitation`, { id: 'shell.activity.uninvited' });
    case 'person.joined':
      return msg(str`${who} joined`, { id: 'shell.activity.joined' });
    case 'person.role_changed':
      return msg(str`${who} changed someone’s roles`, { id: 'shell.activity.roles' });
    case 'person.removed':
      return msg(str`${who} removed someone`, { id: 'shell.activity.removed' });
    case 'partner.created':
      return msg(str`${who} added a partner`, { id: 'shell.activity.partner' });
    default:
      return (
        laterActivityWords(name, who) ?? msg(str`${who} changed something`, { id: 'shell.activity.other' })
      );
  }
}

/** Where someone who may do `actions` can see it; null when there is no such place. */
export function activityHref({ aggregate }: Activity, actions: readonly string[]): string | null {
  if (aggregate.type === 'deal') return dealPath(actions, aggregate.id);
  if (aggregate.type === 'person') return '/settings/people';
  if (aggregate.type === 'policy') return '/policies';
  return aggregate.type === 'site' || aggregate.type === 'key' ? '/settings/sites' : null;
}
