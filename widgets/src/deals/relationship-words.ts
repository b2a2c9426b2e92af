import { msg } from '@portico/ui/msg';
import type { Relationship } from '@portico/domain/deals/claim';
import type { Option } from '@portico/ui/question/option';

const relationships = {
  none: () => msg('No contact so far', { id: 'deals.relationship.none' }),
  existing_customer: () => msg('They are our customer', { id: 'deals.relationship.customer' }),
  met: () => msg('We have met', { id: 'deals.relationship.met' }),
  demo: () => msg('They have seen a demo', { id: 'deals.relationship.demo' }),
  proposal: () => msg('They have our proposal', { id: 'deals.relationship.proposal' }),
} satisfies Record<Relationship, () => string>;

/** How well the partner may know the customer: each answer with its words. */
export function relationshipOptions(): Option[] {
  return Object.entries(relationships).map(([value, words]) => ({ value, label: words() }));
}
