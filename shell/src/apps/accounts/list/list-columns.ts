import { html } from 'lit';
import { msg } from '@portico/ui/msg';
import type { AccountSummary } from '@portico/domain/accounts/views';
import type { TableColumn } from '@portico/ui/table/table-column';
import { countryName } from '@portico/widgets/deals/country-name';
import { buyingWords } from '../account-words.ts';

/** What the list shows of an account. */
export function accountColumns(locale: string): readonly TableColumn<AccountSummary>[] {
  return [
    {
      key: 'name',
      label: msg('Account', { id: 'accounts.column.name' }),
      cell: ({ legalName }) => legalName,
    },
    {
      key: 'place',
      label: msg('Place', { id: 'accounts.column.place' }),
      card: true,
      cell: ({ city, country }) => [city, countryName(country, locale)].filter(Boolean).join(', '),
    },
    {
      key: 'domain',
      label: msg('Domain', { id: 'accounts.column.domain' }),
      card: true,
      cell: ({ domain }) => domain ?? '–',
    },
    {
      key: 'segment',
      label: msg('Segment', { id: 'accounts.segment' }),
      card: true,
      cell: ({ segment }) => segment ?? '–',
    },
    {
      key: 'parent',
      label: msg('Parent', { id: 'accounts.parent' }),
      cell: ({ parent }) => parent?.legalName ?? '–',
    },
    {
      key: 'buying',
      label: msg('Buying', { id: 'accounts.buying' }),
      minor: true,
      cell: ({ buyingMode }) => buyingWords(buyingMode),
    },
    {
      key: 'updated',
      label: msg('Changed', { id: 'desk.column.changed' }),
      whole: true,
      minor: true,
      cell: ({ updatedAt }) => html`<portico-time .at=${updatedAt}></portico-time>`,
    },
  ];
}
