import type { PolicyDocument } from './channel-policy.ts';
import type { PolicyProblem } from './problem.ts';

type Deals = PolicyDocument['deals'];

/** What is wrong with who approves: PO13 on chains, PO14 on approving without a person. */
export function findChainProblems(deals: Deals): PolicyProblem[] {
  return [...chainProblems(deals), ...autoApproveProblems(deals)];
}

function chainProblems({ chains }: Deals): PolicyProblem[] {
  const problems = chains.flatMap(({ fromMinor, steps }, index) => {
    const at = (path: string, key: string): PolicyProblem => ({
      path: `deals.chains.${index}.${path}`,
      key,
      rule: 'PO13',
    });
    const isSecond = chains.findIndex((chain) => chain.fromMinor === fromMinor) < index;
    return [
      ...(isSecond ? [at('fromMinor', 'taken')] : []),
      ...steps.flatMap(({ name }, step) =>
        steps.findIndex((other) => other.name === name) < step ? [at(`steps.${step}.name`, 'taken')] : [],
      ),
    ];
  });
  const hasFirst = chains.some(({ fromMinor }) => fromMinor === 0);
  return hasFirst ? problems : [{ path: 'deals.chains.0.fromMinor', key: 'gap', rule: 'PO13' }, ...problems];
}

function autoApproveProblems({ autoApprove, chains, minimumAmountMinor }: Deals): PolicyProblem[] {
  const { upToMinor } = autoApprove;
  if (upToMinor === null) return [];
  const at = (key: string): PolicyProblem => ({
    path: 'deals.autoApprove.upToMinor',
    key,
    rule: 'PO14',
  });
  const isSkipping = chains.some(({ fromMinor, steps }) => steps.length > 1 && fromMinor <= upToMinor);
  return [
    ...(isSkipping ? [at('skips_signatures')] : []),
    ...(upToMinor < minimumAmountMinor ? [at('below_minimum')] : []),
  ];
}
