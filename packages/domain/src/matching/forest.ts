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

/** The trees one behind the other, so that a question is read with one index instead of two look-ups. */
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
  const trees = ask.length;
  const asking = 2 ** depth - 1;
  const all = 2 * asking + 1;
  const flat: Flat = {
    trees,
    asking,
    all,
    ask: new Int32Array(trees * asking).fill(-1),
    at: new Float64Array(trees * asking),
    say: new Float64Array(trees * all),
  };
  for (let tree = 0; tree < trees; tree += 1) {
    flat.ask.set((ask[tree] ?? []).slice(0, asking), tree * asking);
    flat.at.set((at[tree] ?? []).slice(0, asking), tree * asking);
    flat.say.set((say[tree] ?? []).slice(0, all), tree * all);
  }
  return flat;
}

/** The log-odds for the facts, given in the order of `forest.facts`. */
export function sumForest(forest: Forest, facts: Float64Array): number {
  const { trees, asking, all, ask, at, say } = flatOf(forest);
  let sum = forest.base;
  for (let tree = 0; tree < trees; tree += 1) {
    const first = tree * asking;
    let node = 0;
    while (node < asking) {
      const fact = ask[first + node] ?? -1;
      node = 2 * node + (fact < 0 || (facts[fact] ?? 0) <= (at[first + node] ?? 0) ? 1 : 2);
    }
    sum += say[tree * all + node] ?? 0;
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
      const fact = ask[first + node] ?? -1;
      const next = 2 * node + (fact < 0 || (facts[fact] ?? 0) <= (at[first + node] ?? 0) ? 1 : 2);
      if (fact >= 0) moved[fact] = (moved[fact] ?? 0) + (say[root + next] ?? 0) - (say[root + node] ?? 0);
      node = next;
    }
  }
  return moved;
}
