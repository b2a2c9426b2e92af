import fitted from './data/weights.json' with { type: 'json' };
import type { Forest } from './forest.ts';

/** Weights of one version: `pair` scores two parties, `best` the best candidate among all. */
export interface Weights {
  readonly version: string;
  readonly pair: Forest;
  readonly best: Forest;
  /** Log-odds that the band `same` starts at; what makes scores of different versions comparable. */
  readonly sureAt: number;
}

/**
 * The weights of a version.
 *
 * Fitted by boosting on the development halves of the ROR (CC0) and OFAC (public domain) lookup sets, never on the halves that judge.
 *
 * @throws RangeError for a version nobody has
 */
export function weightsOf(version: string): Weights {
  if (version !== fitted.version)
    throw new RangeError(`There are no matching weights of version ${version}.`);
  return fitted;
}
