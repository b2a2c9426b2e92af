import { msg, str } from '@portico/ui/msg';
import type { TimelineEntry as Happening } from '@portico/domain/deals/views';
import type { TimelineEntry } from '@portico/ui/timeline/timeline';

/** What happened to an account, as lines to read, newest first. */
export function historyLines(happenings: readonly Happening[]): TimelineEntry[] {
  return happenings
    .map(({ name, at, actorName, facts }) => {
      const reason = typeof facts['reason'] === 'string' ? facts['reason'] : '';
      const otherId = typeof facts['otherId'] === 'string' ? facts['otherId'] : '';
      return {
        who: actorName ?? msg('The portal', { id: 'desk.timeline.portal' }),
        when: at,
        ...lineOf(name, facts),
        ...(reason ? { why: reason } : {}),
        ...(otherId ? { href: `/accounts/${otherId}` } : {}),
      };
    })
    .toReversed();
}

function lineOf(name: string, facts: Happening['facts']): Pick<TimelineEntry, 'what' | 'tone' | 'rule'> {
  const other = String(facts['otherName'] ?? '');
  switch (name) {
    case 'account.created':
      return facts['source'] === 'imported'
        ? { what: msg('imported it', { id: 'accounts.history.imported' }), tone: 'info' }
        : { what: msg('added it', { id: 'accounts.history.created' }), tone: 'info' };
    case 'account.changed':
      return { what: changedWords(facts) };
    case 'account.archived':
      return { what: msg('archived it', { id: 'accounts.history.archived' }), tone: 'warning', rule: 'AC10' };
    case 'account.restored':
      return { what: msg('brought it back', { id: 'accounts.history.restored' }), tone: 'success' };
    case 'account.merged':
      return {
        what:
          facts['survivorId'] === facts['otherId']
            ? msg(str`merged it into ${other}`, { id: 'accounts.history.merged-into' })
            : msg(str`merged ${other} into it`, { id: 'accounts.history.merged' }),
        tone: 'info',
        rule: 'AC8',
      };
    case 'account.unmerged':
      return {
        what: msg(str`undid the merge with ${other}`, { id: 'accounts.history.unmerged' }),
        tone: 'warning',
        rule: 'AC9',
      };
    case 'account.learned':
      return {
        what: msg('taught it a name or domain from a decision', { id: 'accounts.history.learned' }),
        rule: 'AC14',
      };
    default:
      return { what: msg('made a change', { id: 'desk.timeline.changed' }) };
  }
}

function changedWords(facts: Happening['facts']): string {
  const fields = String(facts['fields'] ?? '')
    .split(',')
    .map(changedField)
    .filter(Boolean);
  if (fields.length === 0) return msg('made a change', { id: 'desk.timeline.changed' });
  const list = [...new Set(fields)].join(', ');
  return msg(str`changed: ${list}`, { id: 'accounts.history.changed' });
}

function changedField(field: string): string {
  switch (field) {
    case 'legalName':
      return msg('Legal name', { id: 'accounts.legal-name' });
    case 'aliases':
      return msg('Other names', { id: 'accounts.aliases' });
    case 'domains':
      return msg('Domains', { id: 'accounts.domains' });
    case 'registrationNos':
      return msg('Numbers', { id: 'accounts.numbers' });
    case 'country':
      return msg('Country', { id: 'accounts.country' });
    case 'segment':
      return msg('Segment', { id: 'accounts.segment' });
    case 'parentId':
      return msg('Parent', { id: 'accounts.parent' });
    case 'buyingMode':
      return msg('Buying', { id: 'accounts.buying' });
    case 'sites':
      return msg('Sites', { id: 'accounts.sites' });
    case 'externalId':
      return msg('Id in your own system', { id: 'accounts.external-id' });
    default:
      return '';
  }
}
