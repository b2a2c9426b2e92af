import { performance } from 'node:perf_hooks';
import { openTestDatabase } from '../db/testing.ts';
import { machinePacer, type Pacer } from '../prechecks/pace.ts';
import { createPrechecksRouter } from '../prechecks/router.ts';
import { areaUnderCurve, asker, kolmogorovSmirnov, questionOf, seedCustomers } from '../prechecks/testing.ts';
import { callerFor } from '../trpc/testing.ts';

const EACH = 1_000;
const AT_ONCE = 8;
/** So far from an even chance may two samples of this size lie by accident (three standard errors). */
const AUC_OFF_MAX = 0.04;
const P_MIN = 0.01;
/** How often the answers are dealt anew into two heaps, and which share of those lies closer together than is remarkable. */
const DEALS = 1_000;
const NOISE_SHARE = 0.99;

/**
 * Pre-checks by the real clock: whether the time an answer takes, or its bytes, tell a known customer from an unknown one. As
 * it is in service, and, for comparison, without the pace.
 */
export async function bench() {
  await using test = await openTestDatabase();
  const known = Array.from({ length: EACH }, (_, n) => n);
  await seedCustomers(test.db, { free: known, direct: [], canary: 100_000 });
  const bare = await sample(
    test.db,
    { now: () => performance.now(), until: () => Promise.resolve() },
    'bare',
  );
  const paced = await sample(test.db, machinePacer, 'paced');
  const off = Math.abs(areaUnderCurve(paced.known, paced.unknown) - 0.5);
  const { p } = kolmogorovSmirnov(paced.known, paced.unknown);
  const apart = Math.abs(median(paced.known) - median(paced.unknown));
  const noise = noiseOf([...paced.known, ...paced.unknown]);
  return [
    { id: 'precheck.bare.auc', value: areaUnderCurve(bare.known, bare.unknown), unit: '', ok: true },
    { id: 'precheck.bare.ms', value: median([...bare.known, ...bare.unknown]), unit: 'ms', ok: true },
    { id: 'precheck.paced.ms', value: median([...paced.known, ...paced.unknown]), unit: 'ms', ok: true },
    { id: 'precheck.paced.auc-off-half', value: off, unit: '', goal: AUC_OFF_MAX, ok: off <= AUC_OFF_MAX },
    { id: 'precheck.paced.ks-p', value: p, unit: '', goal: P_MIN, ok: p >= P_MIN },
    { id: 'precheck.paced.median-apart', value: apart, unit: 'ms', goal: noise, ok: apart <= noise },
    { id: 'precheck.bytes', value: paced.bytes.size, unit: 'sizes', goal: 1, ok: paced.bytes.size === 1 },
  ];
}

type Samples = { known: number[]; unknown: number[]; bytes: Set<number> };

/** Asks about known and unknown customers in turn, four at a time, everybody on a budget of their own. */
async function sample(
  db: Parameters<typeof callerFor>[1]['db'],
  pacer: Pacer,
  run: string,
): Promise<Samples> {
  const router = createPrechecksRouter(pacer);
  const samples: Samples = { known: [], unknown: [], bytes: new Set() };
  const askOne = async (n: number): Promise<void> => {
    const isKnown = n % 2 === 0;
    const actor = asker(`user_${run}_${String(n).padStart(6, '0')}`, `org_${run}_${n}`);
    const before = performance.now();
    const reply = await callerFor(router, { db, actor }).check(questionOf(isKnown ? n / 2 : 50_000 + n));
    (isKnown ? samples.known : samples.unknown).push(performance.now() - before);
    samples.bytes.add(JSON.stringify(reply).length);
  };
  for (let n = 0; n < 2 * EACH; n += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, k) => askOne(n + k)));
  return samples;
}

/**
 * How far the medians of known and unknown would lie apart by accident: the same answers dealt into two heaps again and
 * again, and of those differences the one that 99 in 100 stay under.
 */
function noiseOf(all: readonly number[]): number {
  const apart = Array.from({ length: DEALS }, () => {
    const dealt = all
      .map((value) => ({ value, place: Math.random() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ value }) => value);
    return Math.abs(median(dealt.slice(0, EACH)) - median(dealt.slice(EACH)));
  });
  return apart.toSorted((a, b) => a - b)[Math.floor(DEALS * NOISE_SHARE)] ?? 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
