import { msg, str } from '@portico/ui/msg';
import { textOf } from './document.ts';
import { benefitKindOptions } from './policy-options.ts';
import type { Rule, RuleGroup, Section } from './rule.ts';

/** What a registered deal brings its partner. */
export const benefitSection: Section = {
  name: 'benefits',
  title: () => msg('Benefits', { id: 'policy.benefits' }),
  lead: () =>
    msg('What a registered deal brings its partner. Frozen for a deal when it is approved.', {
      id: 'policy.benefits.lead',
    }),
  groups: [limits(), programme()],
};

function limits(): RuleGroup {
  return {
    title: () => msg('The most for one deal', { id: 'policy.cap' }),
    rules: [
      {
        kind: 'percent',
        path: 'benefits.capShare',
        label: () => msg('Of its amount', { id: 'policy.cap.share' }),
        none: () => msg('No limit', { id: 'policy.no-limit' }),
      },
      {
        kind: 'money',
        path: 'benefits.capMinor',
        label: () => msg('In money', { id: 'policy.cap.money' }),
        none: () => msg('No limit', { id: 'policy.no-limit' }),
      },
    ],
  };
}

function programme(): RuleGroup {
  return {
    title: () => msg('Programme', { id: 'policy.programme' }),
    rules: [
      {
        kind: 'list',
        path: 'benefits.benefits',
        label: () => msg('Benefits', { id: 'policy.benefits' }),
        member: (member, at) =>
          textOf(member, 'code') || msg(str`Benefit ${at + 1}`, { id: 'policy.benefits.member' }),
        add: () => msg('Add a benefit', { id: 'policy.benefits.add' }),
        blank: (members) => ({
          code: '',
          kind: 'discount',
          basis: 'percent',
          value: null,
          capMinor: null,
          stackGroup: null,
          priority: members.length + 1,
          secondPartnerShare: 0,
        }),
        rules: benefitRules(),
      },
    ],
  };
}

function benefitRules(): readonly Rule[] {
  return [
    {
      kind: 'choice',
      path: 'kind',
      label: () => msg('Kind', { id: 'policy.benefit.kind' }),
      options: benefitKindOptions,
    },
    {
      kind: 'choice',
      path: 'basis',
      label: () => msg('Reckoned', { id: 'policy.benefit.basis' }),
      options: () => [
        { value: 'percent', label: msg('As a share of the amount', { id: 'policy.benefit.percent' }) },
        { value: 'fixed', label: msg('As a fixed amount', { id: 'policy.benefit.fixed' }) },
      ],
    },
    { kind: 'percent_or_money', path: 'value', label: () => msg('How much', { id: 'policy.benefit.value' }) },
    {
      kind: 'money',
      path: 'capMinor',
      label: () => msg('At most', { id: 'policy.benefit.cap' }),
      none: () => msg('No limit', { id: 'policy.no-limit' }),
    },
    {
      kind: 'percent',
      path: 'secondPartnerShare',
      label: () => msg('Second partner’s part', { id: 'policy.benefit.second' }),
    },
    {
      kind: 'text',
      path: 'stackGroup',
      label: () => msg('Group', { id: 'policy.benefit.group' }),
      help: () => msg('Only the best of a group counts.', { id: 'policy.benefit.group.help' }),
      none: () => msg('On its own', { id: 'policy.benefit.alone' }),
    },
    {
      kind: 'count',
      unit: 'none',
      path: 'priority',
      label: () => msg('Rank', { id: 'policy.benefit.rank' }),
      help: () => msg('1 is kept longest when the limit cuts.', { id: 'policy.benefit.rank.help' }),
    },
    { kind: 'text', path: 'code', label: () => msg('Code', { id: 'policy.code' }) },
  ];
}
