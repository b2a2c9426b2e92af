import { msg } from '@portico/ui/msg';
import type { Role } from '@portico/domain/access';

/** A role as people call it. */
export function roleWords(role: Role): string {
  switch (role) {
    case 'partner_admin':
    case 'vendor_admin':
      return msg('Administrator', { id: 'settings.role.admin' });
    case 'partner_manager':
      return msg('Manager', { id: 'settings.role.manager' });
    case 'seller':
      return msg('Seller', { id: 'settings.role.seller' });
    case 'marketer':
    case 'vendor_marketing':
      return msg('Marketing', { id: 'settings.role.marketing' });
    case 'learner':
      return msg('Learner', { id: 'settings.role.learner' });
    case 'partner_finance':
    case 'vendor_finance':
      return msg('Finance', { id: 'settings.role.finance' });
    case 'signatory':
      return msg('Signatory', { id: 'settings.role.signatory' });
    case 'channel_manager':
      return msg('Partner manager', { id: 'settings.role.channel' });
    case 'region_manager':
      return msg('Region manager', { id: 'settings.role.region' });
    case 'deal_desk':
      return msg('Deal desk', { id: 'settings.role.desk' });
    case 'legal':
      return msg('Legal', { id: 'settings.role.legal' });
    case 'analyst':
      return msg('Analyst', { id: 'settings.role.analyst' });
  }
}
