import { html } from 'lit';
import type { KeyView } from '@portico/domain/sites/site';
import { msg } from '@portico/ui/msg';
import type { TableColumn } from '@portico/ui/table/table-column';
import { drawKeyState } from './key-state.ts';

/** What the list of a site's keys says of each: which, whether it works, when and from which page it was last used. */
export function keyColumns(): readonly TableColumn<KeyView>[] {
  return [
    {
      key: 'kind',
      label: msg('Key', { id: 'settings.key' }),
      cell: ({ kind, lastFour }) =>
        `${kind === 'secret' ? msg('Secret', { id: 'settings.key.secret' }) : msg('Publishable', { id: 'settings.key.publishable' })} …${lastFour}`,
    },
    {
      key: 'state',
      label: msg('State', { id: 'desk.filter.state' }),
      card: true,
      cell: (key) => drawKeyState(key),
    },
    {
      key: 'used',
      label: msg('Last used', { id: 'settings.key.used' }),
      card: true,
      cell: ({ lastUsedAt }) =>
        lastUsedAt
          ? html`<portico-time .at=${lastUsedAt}></portico-time>`
          : html`<span class="quiet">${msg('Never', { id: 'settings.key.never' })}</span>`,
    },
    {
      key: 'origin',
      label: msg('From', { id: 'settings.key.origin' }),
      card: true,
      cell: ({ lastOrigin }) => html`<bdi class="quiet" dir="ltr">${lastOrigin ?? '–'}</bdi>`,
    },
  ];
}
