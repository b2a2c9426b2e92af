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
 * Fitted by gradient boosting on the look-ups of ROR (CC0) and OFAC (public domain) that lie under `server/data-sets/matching`,
 * with the ROR ones once more without domain and city, so that bare names are learned too. In five-fold cross-validation, no
 * account in two folds, the answers `same` had at these thresholds: ROR precision 0.985, 1.6 % false alarms, 0.79 right answers
 * for each reachable look-up; OFAC precision 0.95, 0.62 right answers; relatives of the right account called the same: 6 of
 * 1,667. Right answers to look-ups marked as beyond strings are counted in; `pnpm bench match-accuracy` leaves them out, which
 * makes recall about a tenth lower.
 *
 * @throws RangeError for a version nobody has
 */
export function weightsOf(version: string): Weights {
  if (version !== fitted.version)
    throw new RangeError(`There are no matching weights of version ${version}.`);
  return fitted;
}
