import { msg, str } from '@lit/localize';
import type { OutputOf } from '@portico/runtime/client';

/** One thing that happened, as the server tells it. */
export type Activity = OutputOf<'activity.list'>['rows'][number];

/** What happened, as a sentence: who did what. */
export function activityWords({ name, actor, payload }: Activity): string {
  const who = actor?.name ?? msg('The clock', { id: 'desk.timeline.clock' });
  const what = String(payload['customer'] ?? payload['name'] ?? '');
  const of = what ? ` · ${what}` : '';
  return `${verbOf(name, who)}${of}`;
}

function verbOf(name: string, who: string): string {
  switch (name) {
    case 'deal.drafted':
      return msg(str`${who} began a draft`, { id: 'shell.activity.drafted' });
    case 'deal.submitted':
      return msg(str`${who} registered a deal`, { id: 'shell.activity.submitted' });
    case 'deal.taken':
      return msg(str`${who} took a deal into review`, { id: 'shell.activity.taken' });
    case 'deal.info_requested':
      return msg(str`${who} asked for information`, { id: 'shell.activity.asked' });
    case 'deal.info_answered':
      return msg(str`${who} answered the questions`, { id: 'shell.activity.answered' });
    case 'deal.approved':
      return msg(str`${who} approved a deal`, { id: 'shell.activity.approved' });
    case 'deal.rejected':
    case 'deal.marked_duplicate':
      return msg(str`${who} rejected a deal`, { id: 'shell.activity.rejected' });
    case 'deal.withdrawn':
      return msg(str`${who} took a registration back`, { id: 'shell.activity.withdrawn' });
    case 'deal.lapsed':
      return msg('A registration was withdrawn: nobody answered', { id: 'shell.activity.lapsed' });
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
  const kind = name.split('.')[0];
  if (kind === 'person') return msg(str`${who} changed who belongs here`, { id: 'shell.activity.people' });
  if (kind === 'key') return msg(str`${who} changed a key`, { id: 'shell.activity.key' });
  if (kind === 'site') return msg(str`${who} changed a site`, { id: 'shell.activity.site' });
  return msg(str`${who} changed something`, { id: 'shell.activity.other' });
}

/** Where it can be seen; null when there is no such place. */
export function activityHref({ name, aggregate }: Activity, isVendor: boolean): string | null {
  if (aggregate.type === 'deal') return `${isVendor ? '/desk' : '/deals'}/${aggregate.id}`;
  if (name.startsWith('person.')) return '/settings/people';
  return name.startsWith('site.') || name.startsWith('key.') ? '/settings/sites' : null;
}
