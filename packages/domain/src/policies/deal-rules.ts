import type { PolicyDocument } from './channel-policy.ts';
import type { PolicyProblem } from './problem.ts';

/** What is wrong between the fields of the part on deals: PO2 on value bands, PO3 on protection. */
export function findDealProblems(deals: PolicyDocument['deals']): PolicyProblem[] {
  const problems = findBandProblems(deals.valueBands);
  if (deals.expiringDays >= deals.protectionDays)
    problems.push({ path: 'deals.expiringDays', key: 'not_before_end', rule: 'PO3' });
  return problems;
}

function findBandProblems(bands: PolicyDocument['deals']['valueBands']): PolicyProblem[] {
  return bands.flatMap((band, index) => {
    const at = (field: string, key: string): PolicyProblem => ({
      path: `deals.valueBands.${index}.${field}`,
      key,
      rule: 'PO2',
    });
    const before = bands[index - 1];
    const isLast = index === bands.length - 1;
    return [
      ...(bands.findIndex(({ code }) => code === band.code) < index ? [at('code', 'taken')] : []),
      ...(band.fromMinor !== (before ? before.toMinor : 0) ? [at('fromMinor', 'gap')] : []),
      ...(!isLast && band.toMinor === null ? [at('toMinor', 'open_in_between')] : []),
      ...(isLast && band.toMinor !== null ? [at('toMinor', 'not_open')] : []),
      ...(band.toMinor !== null && band.toMinor <= band.fromMinor ? [at('toMinor', 'order')] : []),
    ];
  });
}
