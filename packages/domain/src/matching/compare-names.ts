import { alignWords, type Alignment } from './align.ts';
import type { NameStats } from './candidates.ts';
import { isConcept, isPlaceWord } from './lexicon.ts';
import type { MatchKind } from './match.ts';
import { partyOfName, prepareParty } from './party.ts';
import type { MatchingPolicy } from './policy.ts';
import { Reader, type ReadyName } from './ready.ts';
import type { Signal } from './signals.ts';
import { editDistance, type Word } from './similarity.ts';

/** What two bare names say, no register and no address to help. */
export interface NameComparison {
  readonly kind: MatchKind;
  /** 0 to 1; `same` starts at the policy's threshold. */
  readonly score: number;
  readonly signals: readonly Signal[];
}

/** How common words are where no register says so: concepts and places are, other words are not. */
const EVERYWHERE: NameStats = {
  accounts: 1_000_000,
  frequency: (key) => {
    const word = key.slice(1);
    if (!key.startsWith('t')) return 1;
    if (word.startsWith('#')) return 20_000;
    return isConcept(word) ? 3_000 : isPlaceWord(word) ? 5_000 : 1;
  },
};

/** Words of vehicles that one sponsor numbers: their number says which, not whose. */
const SERIES: ReadonlySet<string> = new Set(['fund', 'partnership', 'series', 'capital']);

/**
 * Compares two names by themselves.
 *
 * MA16: names are the same when every word of each is met by the other, up to a slip; what only one of them says makes them
 * similar at most, and what each says alone makes them different.
 * MA17: numbered vehicles of one series (funds, trusts, partners) are one customer; any other number that differs is not.
 *
 * Symmetric and deterministic.
 */
export function compareNames(a: string, b: string, policy: MatchingPolicy): NameComparison {
  const [first, second] = a <= b ? [a, b] : [b, a];
  const reader = new Reader(EVERYWHERE);
  const left = reader.party(prepareParty(partyOfName(first))).names;
  const right = reader.party(prepareParty(partyOfName(second))).names;
  // A name that is spelled in two ways is the other's when one of them is.
  let best: NameComparison = { kind: 'none', score: 0, signals: [] };
  for (const one of left) {
    for (const other of right) {
      const found = verdict(one, other, policy);
      if (best.signals.length === 0 || isCloser(found, best)) best = found;
    }
  }
  return best;
}

const CLOSENESS: Readonly<Record<MatchKind, number>> = { same: 3, similar: 2, related: 1, none: 0 };

function isCloser(a: NameComparison, b: NameComparison): boolean {
  return a.kind === b.kind ? a.score > b.score : CLOSENESS[a.kind] > CLOSENESS[b.kind];
}

interface Rest {
  readonly left: readonly Word[];
  readonly right: readonly Word[];
}

function verdict(left: ReadyName, right: ReadyName, policy: MatchingPolicy): NameComparison {
  if (left.name.place !== null && right.name.place !== null && left.name.place !== right.name.place)
    return answer('related', 0.3, ['other_country']);
  if (joined(left) === joined(right)) return bracketed(left, right, policy);
  const met = alignWords(left, right);
  const rest = leftOver(left, right, met);
  const share = Math.min(metShare(left, met.left), metShare(right, met.right));
  if (rest.left.length === 0 && rest.right.length === 0)
    return answer('same', Math.max(policy.same, 0.9 + share / 20), [met.acronym ? 'acronym' : 'same_words']);
  if (onlySlip(left, right, rest)) return answer('same', Math.max(policy.same, 0.9), ['nearly_same_name']);
  if (isShortened(left, right) || isShortened(right, left)) return answer('same', policy.same, ['acronym']);
  return differing(rest, { share, series: isSeries(left) && isSeries(right), policy });
}

/** The same words; a country in brackets on one side only may mean a subsidiary. */
function bracketed(left: ReadyName, right: ReadyName, policy: MatchingPolicy): NameComparison {
  return left.name.place === right.name.place
    ? answer('same', 0.99, ['same_name_without_legal_form'])
    : answer('similar', policy.same - 0.05, ['same_name_without_legal_form', 'other_place_in_name']);
}

function differing(
  rest: Rest,
  { share, series, policy }: { share: number; series: boolean; policy: MatchingPolicy },
): NameComparison {
  const all = [...rest.left, ...rest.right];
  if (series && all.every(({ number }) => number)) return answer('same', policy.same, ['same_words']);
  const low = policy.same - 0.01;
  if (all.every(({ number }) => number)) return answer('similar', low * share, ['other_number_in_name']);
  const bothSides = rest.left.length > 0 && rest.right.length > 0;
  const score = low * share * (bothSides ? 0.7 : 1);
  const kind = score >= policy.similar ? 'similar' : 'none';
  if (all.every(({ place }) => place)) return answer(kind, score, ['other_place_in_name']);
  return answer(kind, score, [bothSides ? 'other_words' : 'word_missing']);
}

function answer(kind: MatchKind, score: number, keys: readonly string[]): NameComparison {
  const signals = keys.map((key) => ({ key, weight: kind === 'same' ? 1 : -1 }));
  return { kind, score: Math.round(score * 1000) / 1000, signals };
}

function joined({ name }: ReadyName): string {
  return name.text.replace(/^the /, '').replaceAll(' ', '');
}

/** Words met by nothing; a word that is merely alike is a slip only within {@link isSlip}. */
function leftOver(left: ReadyName, right: ReadyName, met: Alignment): Rest {
  const rest: Rest = { left: unmet(left, met.left), right: unmet(right, met.right) };
  const open = [...rest.right];
  const stay = rest.left.filter((word) => {
    const at = open.findIndex((other) => isSlip(word, other));
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  });
  return { left: stay, right: open };
}

/** Equal words (1), words written together (0.95) and acronyms are met; beginnings in common are not enough here. */
function unmet({ words }: ReadyName, met: Float64Array): Word[] {
  return words.filter((word, index) => {
    const share = met[index] ?? 0;
    return share < 0.95 && !(share === 0.8 && word.text.length <= 8 && word.fixed);
  });
}

function metShare({ words, weight }: ReadyName, met: Float64Array): number {
  return (
    words.reduce((sum, { rarity }, index) => sum + rarity * (met[index] ?? 0), 0) / Math.max(weight, 0.01)
  );
}

/** One edit in four letters, two at most; in words of fewer than five letters none. Numbers, places and concepts have no slips among themselves. */
function isSlip(a: Word, b: Word): boolean {
  if (a.fixed && b.fixed) return false;
  const longer = Math.max(a.text.length, b.text.length);
  if (a.sound === b.sound && longer >= 4 && !a.fixed && !b.fixed) return true;
  const allowed = a.fixed || b.fixed ? 1 : Math.min(2, Math.floor(longer / 4));
  return longer >= 5 && editDistance(a.text, b.text, allowed) <= allowed;
}

/** One edit in the whole of two long names: also where a slip made a known word of another. */
function onlySlip(left: ReadyName, right: ReadyName, rest: Rest): boolean {
  const a = joined(left);
  const b = joined(right);
  const words = [...rest.left, ...rest.right];
  if (words.length > 3 || words.every(({ fixed }) => fixed) || Math.min(a.length, b.length) < 8) return false;
  return words.every(({ number }) => !number) && editDistance(a, b, 1) <= 1;
}

/** `PLA` and `People's Liberation Army`; a country beside the acronym does no harm. */
function isShortened(short: ReadyName, long: ReadyName): boolean {
  const names = short.words.filter(({ place }) => !place);
  const text = names.length === 1 ? (names[0]?.text ?? '') : '';
  return (
    text.length >= 3 &&
    long.words.length === text.length &&
    (text === long.letters || text === long.name.initials)
  );
}

function isSeries({ words }: ReadyName): boolean {
  return words.some(({ text }) => SERIES.has(text)) && words.length > 2;
}
