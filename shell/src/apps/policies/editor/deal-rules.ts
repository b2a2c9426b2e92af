import { msg } from '@portico/ui/msg';
import { textOf } from './document.ts';
import { dealTypeOptions } from './policy-options.ts';
import type { RuleGroup, Section } from './rule.ts';

/** What can be registered, how soon is decided, and what an approval protects. */
export const dealSection: Section = {
  name: 'deals',
  title: () => msg('Deals and protection', { id: 'policy.deals' }),
  lead: () =>
    msg('What can be registered, how soon it is decided, and how long it is protected.', {
      id: 'policy.deals.lead',
    }),
  groups: [registration(), decisions(), protection(), extension(), afterwards()],
};

function registration(): RuleGroup {
  return {
    title: () => msg('Registration', { id: 'policy.registration' }),
    rules: [
      {
        kind: 'text',
        path: 'deals.currency',
        label: () => msg('Currency', { id: 'policy.currency' }),
        help: () =>
          msg('Its three-letter code. All amounts of the policy are in it.', { id: 'policy.currency.help' }),
      },
      {
        kind: 'money',
        path: 'deals.minimumAmountMinor',
        label: () => msg('Smallest amount', { id: 'policy.minimum' }),
        help: () => msg('Smaller deals cannot be registered. 0 for no limit.', { id: 'policy.minimum.help' }),
      },
      {
        kind: 'count',
        unit: 'quarters',
        path: 'deals.closeQuarters',
        label: () => msg('Latest closing', { id: 'policy.closing' }),
        help: () => msg('How far ahead a deal may be expected to close.', { id: 'policy.close.help' }),
      },
      {
        kind: 'choice',
        path: 'deals.territory',
        label: () => msg('Where partners may register', { id: 'policy.territory' }),
        options: () => [
          { value: 'anywhere', label: msg('Anywhere', { id: 'policy.territory.anywhere' }) },
          { value: 'own_country', label: msg('In their own country', { id: 'policy.territory.own' }) },
        ],
      },
      {
        kind: 'list',
        path: 'deals.exclusions',
        label: () => msg('Products that cannot be registered', { id: 'policy.exclusions' }),
        member: (member) =>
          textOf(member, 'productIds.0') || msg('New exclusion', { id: 'policy.exclusions.new' }),
        add: () => msg('Add an exclusion', { id: 'policy.exclusions.add' }),
        blank: () => ({ productIds: [], dealTypes: [] }),
        rules: [
          {
            kind: 'texts',
            path: 'productIds',
            label: () => msg('Products', { id: 'policy.products' }),
            help: () => msg('Their ids, with commas between them.', { id: 'policy.products.help' }),
          },
          {
            kind: 'some',
            path: 'dealTypes',
            label: () => msg('For', { id: 'policy.for' }),
            options: dealTypeOptions,
          },
        ],
      },
    ],
  };
}

function decisions(): RuleGroup {
  return {
    title: () => msg('Decisions and answers', { id: 'policy.decisions' }),
    rules: [
      {
        kind: 'count',
        unit: 'business_days',
        path: 'deals.decisionBusinessDays',
        label: () => msg('Decision within', { id: 'policy.decision' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: 'deals.escalateAfterDays',
        label: () => msg('Tell managers after', { id: 'policy.escalate' }),
        help: () => msg('So long after a decision was due.', { id: 'policy.escalate.help' }),
      },
      {
        kind: 'count',
        unit: 'business_days',
        path: 'deals.infoDueBusinessDays',
        label: () => msg('Usual time for an answer', { id: 'policy.info' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: 'deals.infoDueMaxDays',
        label: () => msg('Longest time for an answer', { id: 'policy.info-most' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: 'deals.lapseDays',
        label: () => msg('Close without an answer after', { id: 'policy.lapse' }),
        help: () => msg('So long after the answer was due.', { id: 'policy.lapse.help' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: 'deals.appealDays',
        label: () => msg('Objection possible for', { id: 'policy.appeal' }),
      },
      {
        kind: 'count',
        unit: 'business_days',
        path: 'deals.appealAnswerBusinessDays',
        label: () => msg('Objection answered within', { id: 'policy.appeal-answer' }),
      },
    ],
  };
}

function protection(): RuleGroup {
  return {
    title: () => msg('Protection', { id: 'policy.protection' }),
    rules: [
      {
        kind: 'count',
        unit: 'days',
        path: 'deals.protectionDays',
        label: () => msg('Protection lasts', { id: 'policy.protection.days' }),
        help: () => msg('From the approval on.', { id: 'policy.protection.days.help' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: 'deals.expiringDays',
        label: () => msg('Shown as ending soon in the last', { id: 'policy.expiring' }),
      },
      {
        kind: 'counts',
        unit: 'days',
        path: 'deals.protection.noticeDays',
        label: () => msg('Notices before the end', { id: 'policy.notices' }),
        help: () => msg('The earliest first, with commas between them.', { id: 'policy.notices.help' }),
      },
    ],
  };
}

function extension(): RuleGroup {
  const at = 'deals.protection.extension';
  return {
    title: () => msg('Extension', { id: 'policy.extension' }),
    rules: [
      {
        kind: 'count',
        unit: 'times',
        path: `${at}.maxCount`,
        label: () => msg('How often', { id: 'policy.extension.count' }),
        help: () => msg('0 for never.', { id: 'policy.extension.count.help' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: `${at}.days`,
        label: () => msg('Longer by', { id: 'policy.extension.days' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: `${at}.opensDaysBefore`,
        label: () => msg('Can be asked for from', { id: 'policy.extension.opens' }),
        help: () => msg('Before the end.', { id: 'policy.extension.opens.help' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: `${at}.closesDaysAfter`,
        label: () => msg('Can be asked for until', { id: 'policy.extension.closes' }),
        help: () => msg('After the end.', { id: 'policy.extension.closes.help' }),
      },
    ],
  };
}

function afterwards(): RuleGroup {
  const at = 'deals.protection';
  return {
    title: () => msg('Changes, revocation and disputes', { id: 'policy.afterwards' }),
    rules: [
      {
        kind: 'count',
        unit: 'percent',
        path: `${at}.amendFreePercent`,
        label: () => msg('Amount may change without a new look by', { id: 'policy.amend' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: `${at}.revocationNoticeDays`,
        label: () => msg('Notice of a revocation', { id: 'policy.revocation' }),
      },
      {
        kind: 'count',
        unit: 'days',
        path: `${at}.registerAgainDays`,
        label: () => msg('Wait before registering again', { id: 'policy.again' }),
        help: () => msg('For the same customer without new evidence.', { id: 'policy.again.help' }),
      },
      {
        kind: 'count',
        unit: 'business_days',
        path: `${at}.disputeBusinessDays`,
        label: () => msg('Dispute ruled on within', { id: 'policy.dispute' }),
      },
      {
        kind: 'count',
        unit: 'people',
        path: `${at}.disputePanelMin`,
        label: () => msg('Smallest panel', { id: 'policy.panel' }),
      },
    ],
  };
}
