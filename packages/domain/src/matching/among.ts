import type { Word } from './similarity.ts';

/**
 * How a candidate stands among the others of the same country: whether only it has a word of the query, whether others have
 * what it lacks, how far it is ahead of the next.
 */
export const AMONG_FACTS = [
  'sharers',
  'rivalCover',
  'rivalEvidence',
  'onlyOne',
  'hereEvidence',
  'taken',
  'takenTotal',
  'unknown',
  'fellows',
  'formElse',
] as const;

/** What two parties say. */
export interface Compared {
  /** In the order of `FACTS`. */
  readonly facts: Float64Array;
  /** How well each of `words` is met, 0 to 1; null where there is no name to compare. */
  readonly met: Float64Array | null;
  /** The words of the query's name that was compared. */
  readonly words: readonly Word[];
}

/** Many are many: beyond, it does not matter how many. */
const MANY = 20;

/** Adds to the facts of every candidate how it stands among the others. */
export function addAmong(all: readonly Compared[], at: ReadonlyMap<string, number>): void {
  const place = (fact: string): number => at.get(fact) ?? -1;
  const [country, bracket, cover, evidence, form] = [
    place('country'),
    place('bracket'),
    place('coverBoth'),
    place('evidence'),
    place('form'),
  ];
  const first = place(AMONG_FACTS[0]);
  const rivals = all.filter(
    ({ facts, met }) => met !== null && (facts[country] ?? 0) >= 0 && (facts[bracket] ?? 0) >= 0,
  );
  const having = countHaving(rivals);
  for (const one of all) {
    const { facts, met, words } = one;
    if (met === null) continue;
    const others = rivals.filter((other) => other !== one);
    const own = rivals.includes(one);
    const mine = facts[cover] ?? 0;
    const share = facts[evidence] ?? 0;
    let [bestCover, bestEvidence, sharers, bestForm] = [0, 0, 0, -2];
    for (const other of others) {
      const theirs = other.facts[cover] ?? 0;
      const shown = other.facts[evidence] ?? 0;
      bestCover = Math.max(bestCover, theirs);
      bestEvidence = Math.max(bestEvidence, shown);
      if (shown >= 0.9 * share) sharers += 1;
      if (theirs >= mine - 0.01) bestForm = Math.max(bestForm, other.facts[form] ?? 0);
    }
    const counted = countWords(one, having.get(words) ?? new Float64Array(words.length), own);
    const found = [
      Math.min(MANY, sharers),
      mine - bestCover,
      share - bestEvidence,
      ...counted,
      Math.min(MANY, others.length),
      bestForm === -2 ? 2 : (facts[form] ?? 0) - bestForm,
    ];
    facts.set(found, first);
  }
}

/** For each word of a query's name how many candidates have it. */
function countHaving(rivals: readonly Compared[]): ReadonlyMap<readonly Word[], Float64Array> {
  const having = new Map<readonly Word[], Float64Array>();
  for (const { words, met } of rivals) {
    let counts = having.get(words);
    if (counts === undefined) having.set(words, (counts = new Float64Array(words.length)));
    for (let word = 0; word < words.length; word += 1)
      if ((met?.[word] ?? 0) >= 0.6) counts[word] = (counts[word] ?? 0) + 1;
  }
  return having;
}

/** The rarest word that only this candidate has, its evidence shared out, and what it lacks: by what others have, by what nobody has. */
function countWords(
  { words, met }: Compared,
  having: Float64Array,
  own: boolean,
): [onlyOne: number, here: number, taken: number, takenTotal: number, unknown: number] {
  let [onlyOne, here, taken, takenTotal, unknown] = [0, 0, 0, 0, 0];
  for (const [at, { rarity, place }] of words.entries()) {
    const share = met?.[at] ?? 0;
    const has = share >= 0.6;
    const others = (having[at] ?? 0) - (has && own ? 1 : 0);
    if (has) {
      here += (rarity * share) / (1 + others);
      if (others === 0 && !place) onlyOne = Math.max(onlyOne, rarity * share);
    } else if (others > 0) {
      taken = Math.max(taken, rarity);
      takenTotal += rarity;
    } else unknown += rarity;
  }
  return [onlyOne, here, taken, takenTotal, unknown];
}
