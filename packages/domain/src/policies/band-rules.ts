import type { PolicyDocument } from './channel-policy.ts';
import type { PolicyProblem } from './problem.ts';

/** What is wrong with value bands (PO2). */
export function findBandProblems({ valueBands: bands }: PolicyDocument['deals']): PolicyProblem[] {
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
