import type { Word } from './similarity.ts';
import { wordLikeness } from './similarity.ts';

/** A name as the engine compares it. */
export interface NameWords {
  readonly words: readonly Word[];
  /** One letter per word. */
  readonly letters: string;
  /** Sum of the rarities. */
  readonly weight: number;
}

/** Which words of two names belong together. */
export interface Alignment {
  /** For each word of the left name how well it is met on the right, 0 to 1. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Share of neighbouring equal words that keep their order, 1 when there is but one. */
  readonly order: number;
  /** Length of the longest run of equal neighbours. */
  readonly run: number;
  /** Whether an acronym on one side stands for words of the other. */
  readonly acronym: boolean;
}

/** Aligns words: equal ones, then like ones, then words written together, then acronyms. */
export function alignWords(a: NameWords, b: NameWords): Alignment {
  const left = new Float64Array(a.words.length);
  const right = new Float64Array(b.words.length);
  const { order, run } = meetEqual(a, b, { left, right });
  if (left.includes(0) && right.includes(0)) meetAlike(a, b, { left, right });
  if (left.includes(0) || right.includes(0)) {
    meetJoined(a, b, { left, right });
    meetJoined(b, a, { left: right, right: left });
  }
  const one = meetAcronym(a, b, { left, right });
  const other = meetAcronym(b, a, { left: right, right: left });
  return { left, right, order, run, acronym: one || other };
}

interface Met {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

function meetEqual(a: NameWords, b: NameWords, { left, right }: Met): { order: number; run: number } {
  let equal = 0;
  let turned = 0;
  let before = -1;
  let run = 0;
  let longest = 0;
  let last = -2;
  for (let i = 0; i < a.words.length; i += 1) {
    const text = a.words[i]?.text;
    let found = -1;
    for (let j = 0; j < b.words.length && found < 0; j += 1) {
      if (right[j] === 0 && b.words[j]?.text === text) found = j;
    }
    if (found < 0) {
      run = 0;
      last = -2;
      continue;
    }
    left[i] = 1;
    right[found] = 1;
    equal += 1;
    if (found < before) turned += 1;
    before = found;
    run = found === last + 1 ? run + 1 : 1;
    last = found;
    longest = Math.max(longest, run);
  }
  return { order: equal < 2 ? 1 : 1 - turned / (equal - 1), run: longest };
}

function meetAlike(a: NameWords, b: NameWords, { left, right }: Met): void {
  for (const [i, word] of a.words.entries()) {
    if (left[i] !== 0) continue;
    let best = 0.55;
    let at = -1;
    for (const [j, other] of b.words.entries()) {
      if (right[j] !== 0) continue;
      const likeness = wordLikeness(word, other);
      if (likeness > best) {
        best = likeness;
        at = j;
      }
    }
    if (at < 0) continue;
    left[i] = best;
    right[at] = best;
  }
}

/** A word of `a` that neighbours of `b` make up when written together: `postbank` and `post bank`. */
function meetJoined(a: NameWords, b: NameWords, { left, right }: Met): void {
  for (const [i, { text, fixed }] of a.words.entries()) {
    if ((left[i] ?? 0) > 0.9 || text.length < 5 || (fixed && text.startsWith('#'))) continue;
    for (let j = 0; j + 1 < b.words.length; j += 1) {
      let joined = b.words[j]?.text ?? '';
      if (!text.startsWith(joined.slice(0, 3))) continue;
      for (let k = j + 1; k < Math.min(j + 4, b.words.length); k += 1) {
        joined += b.words[k]?.text ?? '';
        if (joined !== text && !(joined.startsWith(text) && joined.length - text.length <= 2)) continue;
        left[i] = 0.95;
        for (let at = j; at <= k; at += 1) right[at] = Math.max(right[at] ?? 0, 0.95);
      }
    }
  }
}

/** A word of `a` that is made of the first letters of unmet neighbours of `b`: `NALS` and `National Academy of Legal Sciences`. */
function meetAcronym(a: NameWords, b: NameWords, { left, right }: Met): boolean {
  let met = false;
  for (const [i, { text }] of a.words.entries()) {
    if ((left[i] ?? 0) > 0 || text.length < 2 || text.length > 8) continue;
    const at = b.letters.indexOf(text);
    if (at < 0) continue;
    const span = right.subarray(at, at + text.length);
    if (span.some((value) => value > 0)) continue;
    left[i] = text.length > 2 ? 0.8 : 0.6;
    span.fill(left[i] ?? 0);
    met = true;
  }
  return met;
}
