import { msg } from '@portico/ui/msg';
import { textOf } from './document.ts';
import type { Section } from './rule.ts';

/** Who holds a customer, and what stands in a registration's way. */
export const conflictSection: Section = {
  name: 'conflicts',
  title: () => msg('Conflicts', { id: 'policy.conflicts' }),
  lead: () => msg('Who holds a customer, and for how long.', { id: 'policy.conflicts.lead' }),
  groups: [
    {
      title: () => msg('Our own selling', { id: 'policy.direct' }),
      rules: [
        {
          kind: 'count',
          unit: 'days',
          path: 'conflicts.directActivityDays',
          label: () => msg('An activity keeps a customer ours for', { id: 'policy.direct.days' }),
        },
        {
          kind: 'count',
          unit: 'months',
          path: 'conflicts.namedAccountMonths',
          label: () => msg('A named account lasts at most', { id: 'policy.named.months' }),
        },
        {
          kind: 'count',
          unit: 'accounts',
          path: 'conflicts.namedAccountsPerSeller',
          label: () => msg('Named accounts per seller', { id: 'policy.named.count' }),
        },
        {
          kind: 'count',
          unit: 'days',
          path: 'conflicts.nearSubmissionDays',
          label: () => msg('Report coverage entered near a submission', { id: 'policy.near' }),
          help: () => msg('So many days before or after it.', { id: 'policy.near.help' }),
        },
      ],
    },
    {
      title: () => msg('Between partners', { id: 'policy.between' }),
      rules: [
        {
          kind: 'count',
          unit: 'days',
          path: 'conflicts.incumbentFirstRightDays',
          label: () => msg('First right on a renewal', { id: 'policy.incumbent' }),
          help: () =>
            msg('For the partner who has the customer. 0 for none.', { id: 'policy.incumbent.help' }),
        },
        {
          kind: 'count',
          unit: 'months',
          path: 'conflicts.incumbentMonths',
          label: () => msg('A won deal makes an incumbent for', { id: 'policy.incumbent.months' }),
          help: () => msg('0 for never.', { id: 'policy.extension.count.help' }),
        },
        {
          kind: 'choice',
          path: 'conflicts.otherProducts',
          label: () => msg('Other products at the same sites', { id: 'policy.other-products' }),
          options: () => [
            { value: 'clear', label: msg('No conflict', { id: 'policy.other-products.clear' }) },
            { value: 'soft_conflict', label: msg('A soft conflict', { id: 'policy.other-products.soft' }) },
          ],
        },
        {
          kind: 'choice',
          path: 'conflicts.mixedBuying',
          label: () => msg('Accounts that buy partly centrally', { id: 'policy.mixed' }),
          options: () => [
            { value: 'central', label: msg('Read as one customer', { id: 'policy.mixed.central' }) },
            { value: 'by_site', label: msg('Read site by site', { id: 'policy.mixed.site' }) },
          ],
        },
      ],
    },
    {
      title: () => msg('Inactive holds', { id: 'policy.holds' }),
      rules: [
        {
          kind: 'count',
          unit: 'days',
          path: 'conflicts.inactiveHoldDays',
          label: () => msg('Inactive without a change for', { id: 'policy.holds.days' }),
        },
        {
          kind: 'count',
          unit: 'none',
          path: 'conflicts.inactiveHoldsMost',
          label: () => msg('The most a partner may have', { id: 'policy.holds.most' }),
        },
        {
          kind: 'list',
          path: 'conflicts.holdCaps',
          label: () => msg('Other limits by tier', { id: 'policy.holds.caps' }),
          member: (member) => textOf(member, 'tier') || msg('New tier', { id: 'policy.holds.new' }),
          add: () => msg('Add a tier', { id: 'policy.holds.add' }),
          blank: () => ({ tier: '', most: null }),
          rules: [
            { kind: 'text', path: 'tier', label: () => msg('Tier', { id: 'policy.tier' }) },
            {
              kind: 'count',
              unit: 'none',
              path: 'most',
              label: () => msg('The most a partner may have', { id: 'policy.holds.most' }),
            },
          ],
        },
      ],
    },
  ],
};

/** How partners may ask whether a customer is free. */
export const precheckSection: Section = {
  name: 'prechecks',
  title: () => msg('Pre-checks', { id: 'policy.prechecks' }),
  lead: () =>
    msg('How often partners may ask whether a customer is free, and when they get an answer.', {
      id: 'policy.prechecks.lead',
    }),
  groups: [
    {
      title: () => msg('Questions', { id: 'policy.questions' }),
      rules: [
        {
          kind: 'count',
          unit: 'questions',
          path: 'prechecks.perUserDaily',
          label: () => msg('Per person and day', { id: 'policy.per-user' }),
        },
        {
          kind: 'count',
          unit: 'questions',
          path: 'prechecks.perOrganisationDaily',
          label: () => msg('Per organisation and day', { id: 'policy.per-organisation' }),
        },
        {
          kind: 'count',
          unit: 'questions',
          path: 'prechecks.submissionsPerUserDaily',
          label: () => msg('Deals handed in per person and day', { id: 'policy.submissions-user' }),
        },
        {
          kind: 'count',
          unit: 'questions',
          path: 'prechecks.submissionsPerOrganisationDaily',
          label: () =>
            msg('Deals handed in per organisation and day', { id: 'policy.submissions-organisation' }),
        },
        {
          kind: 'count',
          unit: 'questions',
          path: 'prechecks.runQuestions',
          label: () => msg('A run begins at', { id: 'policy.run' }),
          help: () => msg('So many within ten minutes are shown in the report.', { id: 'policy.run.help' }),
        },
      ],
    },
    {
      title: () => msg('Answers', { id: 'policy.answers' }),
      rules: [
        {
          kind: 'choice',
          path: 'prechecks.answers',
          label: () => msg('When answers come', { id: 'policy.answers.when' }),
          options: () => [
            { value: 'at_once', label: msg('At once', { id: 'policy.answers.once' }) },
            {
              value: 'on_schedule',
              label: msg('All together at fixed times', { id: 'policy.answers.schedule' }),
            },
          ],
        },
        {
          kind: 'count',
          unit: 'milliseconds',
          path: 'prechecks.gridMs',
          label: () => msg('Pace of answers', { id: 'policy.grid' }),
          help: () =>
            msg('Answers leave at such steps only, so that time tells nothing.', { id: 'policy.grid.help' }),
        },
        {
          kind: 'count',
          unit: 'minutes',
          path: 'prechecks.scheduleMinutes',
          label: () => msg('Fixed times, every', { id: 'policy.schedule' }),
        },
      ],
    },
  ],
};

/** How the policy itself is changed. */
export const governanceSection: Section = {
  name: 'governance',
  title: () => msg('Governance', { id: 'policy.governance' }),
  lead: () => msg('How the policy itself is changed.', { id: 'policy.governance.lead' }),
  groups: [
    {
      title: () => msg('Publishing', { id: 'policy.publishing' }),
      rules: [
        {
          kind: 'check',
          path: 'governance.fourEyes',
          label: () => msg('Four eyes: nobody publishes what they wrote', { id: 'policy.four-eyes' }),
        },
      ],
    },
  ],
};
