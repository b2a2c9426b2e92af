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

/** The log-odds for the facts, given in the order of `forest.facts`. */
export function sumForest(forest: Forest, facts: ArrayLike<number>): number {
  let sum = forest.base;
  for (let tree = 0; tree < forest.ask.length; tree += 1) {
    const ask = forest.ask[tree] ?? [];
    const at = forest.at[tree] ?? [];
    let node = 0;
    for (let level = 0; level < forest.depth; level += 1)
      node = step(ask[node] ?? -1, at[node] ?? 0, { node, facts });
    sum += forest.say[tree]?.[node] ?? 0;
  }
  return sum;
}

/**
 * How much each fact moved the sum: every question moves a tree's belief from the node to its child, and that move is the
 * fact's. All moves, the base and the roots add up to {@link sumForest}.
 */
export function explainForest(forest: Forest, facts: ArrayLike<number>): Float64Array {
  const moved = new Float64Array(forest.facts.length);
  for (let tree = 0; tree < forest.ask.length; tree += 1) {
    const ask = forest.ask[tree] ?? [];
    const at = forest.at[tree] ?? [];
    const say = forest.say[tree] ?? [];
    let node = 0;
    for (let level = 0; level < forest.depth; level += 1) {
      const fact = ask[node] ?? -1;
      const next = step(fact, at[node] ?? 0, { node, facts });
      if (fact >= 0) moved[fact] = (moved[fact] ?? 0) + (say[next] ?? 0) - (say[node] ?? 0);
      node = next;
    }
  }
  return moved;
}

function step(
  fact: number,
  limit: number,
  { node, facts }: { node: number; facts: ArrayLike<number> },
): number {
  return 2 * node + (fact < 0 || (facts[fact] ?? 0) <= limit ? 1 : 2);
}
