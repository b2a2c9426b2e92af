import fitted from './data/weights.json' with { type: 'json' };
import type { Forest } from './forest.ts';

/** Weights of one version: `pair` scores two parties, `best` the best candidate among all. */
export interface Weights {
  readonly version: string;
  readonly pair: Forest;
  readonly best: Forest;
  /** Log-odds that the band `same` starts at; what makes scores of different versions comparable. */
  readonly sureAt: number;
  /** The same for an account of which no domain is known: where evidence is thinner, the odds are milder from the start. */
  readonly sureAtBare: number;
}

/**
 * The weights of a version.
 *
 * Fitted by gradient boosting on the look-ups of ROR (CC0) and OFAC (public domain) that lie under `server/data-sets/matching`.
 * Every fifth account was also asked for by its own name as if it were not there, and so were parents and children of accounts,
 * with and without their domain: so it learns what is nobody's and what is only a relative's. So that bare names are learned too,
 * the ROR look-ups count once more without domain and city, half of them turned round (the account under its alias, asked for by
 * its name), and the OFAC ones twice more turned round. `pair` learns every candidate, `best` the best one of each look-up, scored
 * by trees that had not seen its account; each look-up is also learned with its right account taken away. What counts is the mean
 * of both. Decision record 10 tells what five-fold cross-validation said of these weights.
 *
 * @throws RangeError for a version nobody has
 */
export function weightsOf(version: string): Weights {
  if (version !== fitted.version)
    throw new RangeError(`There are no matching weights of version ${version}.`);
  return fitted;
}
