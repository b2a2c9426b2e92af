import type { Candidate } from '@portico/domain/matching/candidate';
import { compareNames } from '@portico/domain/matching/compare-names';
import { judge, type Match } from '@portico/domain/matching/match';
import { prepareParty } from '@portico/domain/matching/party';
import { defaultMatchingPolicy as policy } from '@portico/domain/matching/policy';
import { figure, type Measure } from './fixture.ts';
import { type Lookup, type LookupSet, readNamePairs, readOfac, readRor } from './match-accuracy-sets.ts';
import { type AccuracyIndex, indexOf } from './match-accuracy-index.ts';
import { measureRelatives } from './match-accuracy-relatives.ts';

/**
 * How well customers are found, on the open sets under `server/data-sets/matching`.
 *
 * `ror` and `ofac` ask for accounts of a register by another name of theirs, with city or domain or neither, and for customers
 * that are not there; `names` compares bare names. Precision is of all answers `same`; recall of the customers that strings or
 * a domain can lead to, and of no others; a false alarm is a customer that is not there and is called the same as one that is.
 *
 * `relatives` asks for parents and children of accounts, themselves taken out of the register: somebody else, all of them.
 *
 * The weights were fitted on these very look-ups, so these figures are a guard against getting worse, not a forecast:
 * cross-validated ones, of accounts the weights had not seen, stand in decision record 10.
 */
export async function bench(): Promise<Measure[]> {
  const research = await readRor();
  const register = indexOf(research);
  const ror = measureLookups(research, register);
  const relatives = measureRelatives(research, register);
  const sanctioned = await readOfac();
  const ofac = measureLookups(sanctioned, indexOf(sanctioned));
  const names = measureNames(await readNamePairs());
  return [
    figure('match.names.f1', names.f1, { unit: 'share', atLeast: 0.92 }),
    figure('match.names.precision', names.precision, { unit: 'share', atLeast: 0.95 }),
    figure('match.ror.recall-fitted', ror.recall, { unit: 'share', atLeast: 0.8 }),
    figure('match.ror.precision-fitted', ror.precision, { unit: 'share', atLeast: 0.96 }),
    figure('match.ror.false-alarms-fitted', 100 * ror.falseAlarms, { unit: '%', atMost: 1.5 }),
    figure('match.ror.family-not-same', ror.familyApart, { unit: 'share', atLeast: 0.98 }),
    figure('match.relatives.not-same', relatives.apartWithDomain, { unit: 'share', atLeast: 0.98 }),
    figure('match.relatives.not-same-without-domain', relatives.apartWithout, {
      unit: 'share',
      atLeast: 0.98,
    }),
    figure('match.relatives.related-when-found', relatives.related, 'share'),
    figure('match.ror.candidates', ror.found, 'share'),
    figure('match.ofac.recall-fitted', ofac.recall, { unit: 'share', atLeast: 0.72 }),
    figure('match.ofac.precision-fitted', ofac.precision, { unit: 'share', atLeast: 0.95 }),
    figure('match.ofac.candidates', ofac.found, 'share'),
    figure('match.judge', ror.judgeMs, 'ms'),
  ];
}

interface LookupFigures {
  recall: number;
  precision: number;
  falseAlarms: number;
  /** Of the relatives of the right account that were answered at all, how many were told apart from it. */
  familyApart: number;
  /** How often the right account is among the candidates. */
  found: number;
  judgeMs: number;
}

function measureLookups(set: LookupSet, index: AccuracyIndex): LookupFigures {
  const sum = {
    same: 0,
    right: 0,
    hit: 0,
    reachable: 0,
    absent: 0,
    alarms: 0,
    kin: 0,
    kinSame: 0,
    found: 0,
    ms: 0,
  };
  for (const lookup of set.lookups) {
    const { matches, candidates, ms } = resolve(index, lookup);
    const same = matches.find(({ kind }) => kind === 'same')?.accountId ?? null;
    sum.ms += ms;
    if (lookup.expect === null) sum.absent += 1;
    if (lookup.reachable) sum.reachable += 1;
    if (lookup.reachable && candidates.some(({ id }) => id === lookup.expect)) sum.found += 1;
    if (same !== null) sum.same += 1;
    if (same !== null && lookup.expect === null) sum.alarms += 1;
    if (same !== null && same === lookup.expect) sum.right += 1;
    if (lookup.reachable && same === lookup.expect) sum.hit += 1;
    const kin = matches.filter(({ accountId }) => index.isKin(accountId, lookup.expect));
    sum.kin += kin.length;
    sum.kinSame += kin.filter(({ kind }) => kind === 'same').length;
  }
  return {
    recall: sum.hit / sum.reachable,
    precision: sum.right / sum.same,
    falseAlarms: sum.alarms / sum.absent,
    familyApart: 1 - sum.kinSame / Math.max(1, sum.kin),
    found: sum.found / sum.reachable,
    judgeMs: sum.ms / set.lookups.length,
  };
}

function resolve(
  index: AccuracyIndex,
  lookup: Lookup,
): { matches: Match[]; candidates: Candidate[]; ms: number } {
  const query = prepareParty(lookup.party);
  const candidates = index.candidates(query);
  const start = performance.now();
  const matches = judge(query, candidates, { policy, stats: index.stats });
  return { matches, candidates, ms: performance.now() - start };
}

function measureNames(pairs: readonly { same: boolean; a: string; b: string }[]): {
  f1: number;
  precision: number;
} {
  const answers = pairs.map(({ same, a, b }) => ({ same, said: compareNames(a, b, policy).kind === 'same' }));
  const right = answers.filter(({ same, said }) => same && said).length;
  const precision = right / Math.max(1, answers.filter(({ said }) => said).length);
  const recall = right / answers.filter(({ same }) => same).length;
  return { precision, f1: (2 * precision * recall) / (precision + recall) };
}
