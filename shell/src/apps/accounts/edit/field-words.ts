import { msg } from '@portico/ui/msg';
import type { DraftField } from './account-draft.ts';

/** What a field of an account is called. */
export function fieldWords(field: DraftField): string {
  switch (field) {
    case 'legalName':
      return msg('Legal name', { id: 'accounts.legal-name' });
    case 'aliases':
      return msg('Other names', { id: 'accounts.aliases' });
    case 'domains':
      return msg('Domains', { id: 'accounts.domains' });
    case 'country':
      return msg('Country', { id: 'accounts.country' });
    case 'segment':
      return msg('Segment', { id: 'accounts.segment' });
    case 'parentId':
      return msg('Parent', { id: 'accounts.parent' });
    case 'buyingMode':
      return msg('Buying', { id: 'accounts.buying' });
    case 'regNos':
      return msg('Register numbers', { id: 'accounts.numbers.register' });
    case 'vatNos':
      return msg('VAT numbers', { id: 'accounts.numbers.vat' });
    case 'dunsNos':
      return msg('D-U-N-S numbers', { id: 'accounts.numbers.duns' });
    case 'externalId':
      return msg('Id in your own system', { id: 'accounts.external-id' });
  }
}
