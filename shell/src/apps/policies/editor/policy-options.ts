import { msg } from '@portico/ui/msg';
import { type Role, vendorRoles } from '@portico/domain/access';
import { DealType } from '@portico/domain/deals/claim';
import type { Option } from '@portico/ui/question/option';
import { roleWords } from '../../settings/people/role-words.ts';

/** The kinds of business, in words. */
export function dealTypeOptions(): readonly Option[] {
  return DealType.options.map((value) => ({ value, label: dealTypeWords(value) }));
}

/** Who can sign an approval: the vendor's people. */
export function signerOptions(): readonly Option[] {
  return vendorRoles.map((value: Role) => ({ value, label: roleWords(value) }));
}

/** What a benefit can be. */
export function benefitKindOptions(): readonly Option[] {
  return [
    { value: 'discount', label: msg('Discount', { id: 'policy.benefit.discount' }) },
    { value: 'rebate', label: msg('Rebate', { id: 'policy.benefit.rebate' }) },
    { value: 'referral_fee', label: msg('Referral fee', { id: 'policy.benefit.referral' }) },
    { value: 'spiff', label: msg('Bonus for the seller', { id: 'policy.benefit.spiff' }) },
    { value: 'mdf_bonus', label: msg('Marketing money', { id: 'policy.benefit.mdf' }) },
  ];
}

function dealTypeWords(type: DealType): string {
  switch (type) {
    case 'new':
      return msg('New business', { id: 'policy.type.new' });
    case 'expansion':
      return msg('Expansion', { id: 'policy.type.expansion' });
    case 'renewal':
      return msg('Renewal', { id: 'policy.type.renewal' });
    case 'tender':
      return msg('Tender', { id: 'policy.type.tender' });
  }
}
