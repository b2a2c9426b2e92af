/** Fitted weights: small trees of equal depth whose answers add up. Data, made by fitting on labelled pairs; never edited by hand. */
export interface Forest {
  readonly facts: readonly string[];
  readonly base: number;
  readonly depth: number;
  /** Per tree, nodes in breadth-first order: index of the fact asked, -1 where nothing is asked. */
  readonly ask: readonly (readonly number[])[];
  /** Per tree and node: up to this value the left way. */
  readonly at: readonly (readonly number[])[];
  /** Per tree and node, leaves included: what the tree believes there. */
  readonly say: readonly (readonly number[])[];
}

/**
 * The trees one behind the other, so that a question is read with one index instead of two look-ups. Where nothing is asked,
 * the bound is infinite: the left way, without asking whether to ask.
 */
interface Flat {
  readonly trees: number;
  /** Nodes of a tree that ask, and all of them. */
  readonly asking: number;
  readonly all: number;
  readonly ask: Int32Array;
  readonly at: Float64Array;
  readonly say: Float64Array;
}

const flats = new WeakMap<Forest, Flat>();

function flatOf(forest: Forest): Flat {
  let flat = flats.get(forest);
  if (flat === undefined) flats.set(forest, (flat = flatten(forest)));
  return flat;
}

function flatten({ depth, ask, at, say }: Forest): Flat {
  // An even number, so that they can be asked in twos; one that is added has nothing to say.
  const trees = 2 * Math.ceil(ask.length / 2);
  const asking = 2 ** depth - 1;
  const all = 2 * asking + 1;
  const flat: Flat = {
    trees,
    asking,
    all,
    ask: new Int32Array(trees * asking),
    at: new Float64Array(trees * asking).fill(Infinity),
    say: new Float64Array(trees * all),
  };
  for (const tree of ask.keys()) {
    for (let node = 0; node < asking; node += 1) {
      const fact = ask[tree]?.[node] ?? -1;
      if (fact < 0) continue;
      flat.ask[tree * asking + node] = fact;
      flat.at[tree * asking + node] = at[tree]?.[node] ?? 0;
    }
    flat.say.set((say[tree] ?? []).slice(0, all), tree * all);
  }
  return flat;
}

/** The log-odds for the facts, given in the order of `forest.facts`. */
export function sumForest(forest: Forest, facts: Float64Array): number {
  const { trees, asking, all, ask, at, say } = flatOf(forest);
  let sum = forest.base;
  // Two trees side by side, so that one goes on while the other waits for its numbers.
  for (let tree = 0; tree < trees; tree += 2) {
    const first = tree * asking;
    const second = first + asking;
    let node = 0;
    let other = 0;
    while (node < asking) {
      node = 2 * node + 2 - Number((facts[ask[first + node] ?? 0] ?? 0) <= (at[first + node] ?? 0));
      other = 2 * other + 2 - Number((facts[ask[second + other] ?? 0] ?? 0) <= (at[second + other] ?? 0));
    }
    sum += say[tree * all + node] ?? 0;
    sum += say[tree * all + all + other] ?? 0;
  }
  return sum;
}

/**
 * How much each fact moved the sum: every question moves a tree's belief from the node to its child, and that move is the
 * fact's. All moves, the base and the roots add up to {@link sumForest}.
 */
export function explainForest(forest: Forest, facts: Float64Array): Float64Array {
  const { trees, asking, all, ask, at, say } = flatOf(forest);
  const moved = new Float64Array(forest.facts.length);
  for (let tree = 0; tree < trees; tree += 1) {
    const first = tree * asking;
    const root = tree * all;
    let node = 0;
    while (node < asking) {
      const fact = ask[first + node] ?? 0;
      const next = 2 * node + ((facts[fact] ?? 0) <= (at[first + node] ?? 0) ? 1 : 2);
      moved[fact] = (moved[fact] ?? 0) + (say[root + next] ?? 0) - (say[root + node] ?? 0);
      node = next;
    }
  }
  return moved;
}
