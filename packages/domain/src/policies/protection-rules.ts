import type { PolicyDocument } from './channel-policy.ts';
import type { PolicyProblem } from './problem.ts';

type Deals = PolicyDocument['deals'];

/** What is wrong between the times of a deal: PO3 and PO15 on protection, PO16 on answers. */
export function findTimeProblems(deals: Deals): PolicyProblem[] {
  const at = (path: string, key: string, rule: string): PolicyProblem => ({
    path: `deals.${path}`,
    key,
    rule,
  });
  const { protectionDays, expiringDays, infoDueBusinessDays, infoDueMaxDays, protection } = deals;
  const { noticeDays, extension } = protection;
  return [
    ...(expiringDays >= protectionDays ? [at('expiringDays', 'not_before_end', 'PO3')] : []),
    ...(infoDueMaxDays < infoDueBusinessDays ? [at('infoDueMaxDays', 'shorter_than_usual', 'PO16')] : []),
    ...noticeDays.flatMap((days, index) => {
      const before = noticeDays[index - 1];
      const path = `protection.noticeDays.${index}`;
      return [
        ...(before !== undefined && days >= before ? [at(path, 'order', 'PO15')] : []),
        ...(days >= protectionDays ? [at(path, 'longer_than_protection', 'PO15')] : []),
      ];
    }),
    ...(extension.days > protectionDays
      ? [at('protection.extension.days', 'longer_than_protection', 'PO15')]
      : []),
    ...(extension.opensDaysBefore > protectionDays
      ? [at('protection.extension.opensDaysBefore', 'longer_than_protection', 'PO15')]
      : []),
  ];
}
