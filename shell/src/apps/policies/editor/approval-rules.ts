import { msg, str } from '@portico/ui/msg';
import { readAt, textOf } from './document.ts';
import { dealTypeOptions, signerOptions } from './policy-options.ts';
import type { RuleGroup, Section } from './rule.ts';

/** The bands in which partners say what a deal is worth. */
export const bandSection: Section = {
  name: 'bands',
  title: () => msg('Value bands', { id: 'policy.bands' }),
  lead: () =>
    msg(
      'How partners say what a deal is worth. Each band begins where the one before ends; the last is open.',
      {
        id: 'policy.bands.lead',
      },
    ),
  groups: [
    {
      title: () => msg('Bands', { id: 'policy.bands.title' }),
      rules: [
        {
          kind: 'list',
          path: 'deals.valueBands',
          label: () => msg('Value bands', { id: 'policy.bands' }),
          member: (member, at) =>
            textOf(member, 'code') || msg(str`Band ${at + 1}`, { id: 'policy.bands.member' }),
          add: () => msg('Add a band', { id: 'policy.bands.add' }),
          blank: (members) => ({
            code: '',
            fromMinor: readAt(members.at(-1), 'toMinor') ?? null,
            toMinor: null,
          }),
          rules: [
            {
              kind: 'money',
              path: 'fromMinor',
              label: () => msg('From', { id: 'policy.from' }),
            },
            {
              kind: 'money',
              path: 'toMinor',
              label: () => msg('Below', { id: 'policy.below' }),
              none: () => msg('Open', { id: 'policy.open' }),
            },
            { kind: 'text', path: 'code', label: () => msg('Code', { id: 'policy.code' }) },
          ],
        },
      ],
    },
  ],
};

/** Who signs, and what is approved without a person. */
export const approvalSection: Section = {
  name: 'approval',
  title: () => msg('Approval', { id: 'policy.approval' }),
  lead: () =>
    msg('Who signs for a deal of which amount, and what is approved without a person.', {
      id: 'policy.approval.lead',
    }),
  groups: [chains(), automatic()],
};

function chains(): RuleGroup {
  return {
    title: () => msg('Signatures', { id: 'policy.chains' }),
    rules: [
      {
        kind: 'list',
        path: 'deals.chains',
        label: () => msg('Signatures by amount', { id: 'policy.chains.list' }),
        member: (_member, at) => msg(str`Chain ${at + 1}`, { id: 'policy.chains.member' }),
        add: () => msg('Add a chain', { id: 'policy.chains.add' }),
        blank: () => ({ fromMinor: null, steps: [{ name: '', role: 'deal_desk' }] }),
        rules: [
          {
            kind: 'money',
            path: 'fromMinor',
            label: () => msg('For amounts from', { id: 'policy.chains.from' }),
          },
          {
            kind: 'list',
            path: 'steps',
            label: () => msg('Who signs, in this order', { id: 'policy.steps' }),
            member: (member, at) =>
              textOf(member, 'name') || msg(str`Signature ${at + 1}`, { id: 'policy.steps.member' }),
            add: () => msg('Add a signature', { id: 'policy.steps.add' }),
            blank: () => ({ name: '', role: 'region_manager' }),
            rules: [
              { kind: 'text', path: 'name', label: () => msg('Code', { id: 'policy.code' }) },
              {
                kind: 'choice',
                path: 'role',
                label: () => msg('Role', { id: 'policy.role' }),
                options: signerOptions,
              },
            ],
          },
        ],
      },
    ],
  };
}

function automatic(): RuleGroup {
  const at = 'deals.autoApprove';
  return {
    title: () => msg('Without a person', { id: 'policy.automatic' }),
    rules: [
      {
        kind: 'money',
        path: `${at}.upToMinor`,
        label: () => msg('Approve by itself up to', { id: 'policy.automatic.to' }),
        help: () =>
          msg('Only where nothing stands in the way. Empty for never.', { id: 'policy.automatic.help' }),
        none: () => msg('Never', { id: 'policy.never' }),
      },
      {
        kind: 'texts',
        path: `${at}.tiers`,
        label: () => msg('For partners of these tiers', { id: 'policy.tiers' }),
        help: () => msg('With commas between them. Empty for all.', { id: 'policy.tiers.help' }),
      },
      {
        kind: 'some',
        path: `${at}.dealTypes`,
        label: () => msg('For this business', { id: 'policy.automatic.types' }),
        options: dealTypeOptions,
      },
    ],
  };
}
