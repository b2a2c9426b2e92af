import { html } from 'lit';
import type { DealView } from '@portico/domain/deals/views';
import { msg } from '@portico/ui/msg';
import type { Option } from '@portico/ui/question/option';
import { dealTypeOptions, fieldWords, secondRoleOptions } from './claim-words-more.ts';
import { fact } from './deal-facts.ts';

/** What kind of business it is, for which of the customer's places, and who else takes part. */
export function scopeFacts({ claim, sharedWith }: Pick<DealView, 'claim' | 'sharedWith'>): unknown {
  const named = (options: readonly Option[], value: string | undefined): string =>
    options.find((option) => option.value === value)?.label ?? '';
  const sites = (claim.sites ?? []).map(({ name, city }) => [name, city].filter(Boolean).join(', '));
  const isOther = claim.dealType && claim.dealType !== 'new';
  return html`
    ${fact(fieldWords('dealType'), isOther ? named(dealTypeOptions(), claim.dealType) : '')}
    ${fact(fieldWords('tenderRef'), claim.tenderRef)} ${fact(fieldWords('projectName'), claim.projectName)}
    ${fact(fieldWords('sites'), sites.join(' · '))} ${fact(fieldWords('parentName'), claim.parentName)}
    ${fact(fieldWords('incumbentPartner'), claim.incumbentPartner)}
    ${fact(
      fieldWords('secondPartnerName'),
      claim.secondPartnerName &&
        [
          claim.secondPartnerName,
          named(secondRoleOptions(), claim.secondPartnerRole),
          sharedWith ? '' : msg('not shared with anybody yet', { id: 'deals.second.not-yet' }),
        ]
          .filter(Boolean)
          .join(' · '),
    )}
    ${fact(msg('Read by, too', { id: 'deals.second.reads' }), sharedWith)}
    ${fact(fieldWords('helpRequested'), claim.helpRequested)}
  `;
}
