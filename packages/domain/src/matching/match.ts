import type { NameStats } from './candidates.ts';
import { type Candidate, factOf, type Rated } from './candidate.ts';
import { compareAll } from './evidence.ts';
import { familyOf, familySign } from './family.ts';
import { sumForest } from './forest.ts';
import { numbersAgree } from './numbers.ts';
import type { PreparedParty } from './party.ts';
import type { MatchingPolicy } from './policy.ts';
import { Reader, type ReadyParty } from './ready.ts';
import { signalsOf, type Signal } from './signals.ts';
import { findVeto } from './vetoes.ts';
import { type Weights, weightsOf } from './weights.ts';

/** `same` customer; `similar`: a person should look; `related`: of the same corporate family; `none`. */
export type MatchKind = 'same' | 'similar' | 'related' | 'none';

/** What the engine says of one account. */
export interface Match {
  readonly accountId: string;
  readonly kind: MatchKind;
  /** 0 to 1: how sure it is that this is the same customer; `same` starts at the policy's threshold. */
  readonly score: number;
  readonly signals: readonly Signal[];
}

/** Facts of the best candidate among the others, in the order of the fitted weights. */
export const RANK_FACTS = ['score', 'lead', 'leadThird', 'near', 'plausible'] as const;

/**
 * Judges all candidates together, best first; empty when none is worth a look.
 *
 * MA7: evidence counts in this order: registration number, legal name with jurisdiction, domain, name with place; a name alone asks.
 * MA8: at most one account is the same customer, unless a registration number names more; a close runner-up lowers certainty.
 * MA9: accounts of the same corporate family as the same customer are related, never the same.
 * MA10: nothing is inferred from one match to the next: two accounts are not the same because a third resembles both.
 *
 * Pure and deterministic: the order of the candidates does not matter; ties go to the smaller id.
 */
export function judge(
  query: PreparedParty,
  candidates: readonly Candidate[],
  context: { policy: MatchingPolicy; stats: NameStats },
): Match[] {
  const { policy } = context;
  const weights = weightsOf(policy.weights);
  const reader = new Reader(context.stats);
  const ready = reader.party(query);
  const rated = rateAll(ready, candidates, { reader, weights }).toSorted(
    (a, b) =>
      b.number - a.number ||
      b.certain - a.certain ||
      b.odds - a.odds ||
      (a.candidate.id < b.candidate.id ? -1 : 1),
  );
  const [first] = rated;
  if (first === undefined) return [];
  const best = hasHostAlone(first, rated) ? { ...first, certain: 0.9 } : first;

  const top = matchBest(best, [best, ...rated.slice(1)], { policy, weights });
  const others = rated.slice(1).map((other) => matchOther(other, { best, top, policy, weights }));
  const family = asFamily(top, best, { rated, weights });
  const found = (family === null ? [top, ...others] : others).filter(({ kind }) => kind !== 'none');
  return [...(family === null ? [] : [family]), ...found.toSorted(byKindAndScore)];
}

/** MA7: where no name is given, a domain that one account alone has says who it is. */
function hasHostAlone(best: Rated, rated: readonly Rated[]): boolean {
  return (
    factOf(best, 'queryWords') === 0 &&
    best.certain > 0 &&
    factOf(best, 'host') === 1 &&
    rated.every((one) => one === best || factOf(one, 'host') !== 1)
  );
}

function rateAll(
  query: ReadyParty,
  candidates: readonly Candidate[],
  { reader, weights }: { reader: Reader; weights: Weights },
): Rated[] {
  const parties = new Map(candidates.map((candidate) => [candidate.id, reader.party(candidate.party)]));
  const ready = candidates.map((candidate) => {
    const own = parties.get(candidate.id) ?? reader.party(candidate.party);
    const parent = parties.get(candidate.parentId ?? '');
    return parent === undefined ? own : reader.under(own, parent);
  });
  const all = compareAll(query, ready, reader);
  return candidates.flatMap((candidate, index) => {
    const compared = all[index];
    return compared === undefined ? [] : [rate(query.party, candidate, { facts: compared.facts, weights })];
  });
}

function rate(
  query: PreparedParty,
  candidate: Candidate,
  { facts, weights }: { facts: Float64Array; weights: Weights },
): Rated {
  const rated = {
    candidate,
    facts,
    odds: sumForest(weights.pair, facts),
    number: numbersAgree(query, candidate.party),
    certain: 0,
    alone: isAlone(query, candidate.party),
  };
  return { ...rated, certain: certainty(rated) };
}

/** MA18: who is not there, but has the name or the domain of a family that is, is related to it. */
function asFamily(
  match: Match,
  best: Rated,
  { rated, weights }: { rated: readonly Rated[]; weights: Weights },
): Match | null {
  const sign = match.kind === 'same' ? null : familySign(best, rated);
  if (sign === null) return null;
  const signals = match.kind === 'none' ? signalsOf(best, { veto: null, weights }) : match.signals;
  return { ...match, kind: 'related', signals: [{ key: sign, weight: 1 }, ...signals] };
}

interface Rules {
  readonly policy: MatchingPolicy;
  readonly weights: Weights;
}

function matchBest(best: Rated, rated: readonly Rated[], { policy, weights }: Rules): Match {
  // A parent or subsidiary of the best is no rival: it only looks alike.
  const rivals = rated.filter((one) => one !== best && familyOf(one.candidate, best.candidate) === null);
  const odds = [best, ...rivals].map((one) => one.odds).toSorted((a, b) => b - a);
  const rank = [
    best.odds,
    best.odds - (odds[1] ?? -20),
    best.odds - (odds[2] ?? -20),
    odds.filter((other) => other > best.odds - 1.5).length,
    odds.filter((other) => other > -3).length,
  ];
  // Both forests believe something else wrong: their mean is right more often than either.
  const ahead = sumForest(weights.best, Float64Array.from([...rank, ...best.facts]));
  const fitted = toScore((best.odds + ahead) / 2, best, weights);
  return settle(best, fitted, { policy, weights });
}

/** Turns fitted odds into a score and a kind: a number decides, a veto forbids. */
function settle(rated: Rated, fitted: number, { policy, weights }: Rules): Match {
  const veto = findVeto(rated, policy) ?? (rated.alone ? 'name_alone' : null);
  const nameless = factOf(rated, 'queryWords') === 0;
  const sure = nameless ? rated.certain : Math.max(fitted, rated.certain);
  const score = veto === null ? sure : Math.min(sure, policy.same - 0.01);
  const kind = score >= policy.same ? 'same' : score >= policy.similar ? 'similar' : 'none';
  return {
    accountId: rated.candidate.id,
    kind,
    score: round(score),
    signals: kind === 'none' ? [] : signalsOf(rated, { veto, weights }),
  };
}

/** MA7: a name with nothing beside it only asks, when there is a country to ask for. */
function isAlone(query: PreparedParty, account: PreparedParty): boolean {
  const { country, city, postcode, hosts, numbers } = query;
  const placed = country !== null || city !== null || postcode !== null;
  return !placed && hosts.length === 0 && numbers.length === 0 && account.country !== null;
}

/**
 * MA7: what no fitted weight may talk away: an equal number; the same name with the same host, or with the same country and
 * city or postcode. Without any name, a host of the account's own is worth a look.
 */
function certainty(rated: Rated): number {
  if (rated.number === 1) return 0.98;
  if (factOf(rated, 'country') === -1 || factOf(rated, 'bracket') === -1) return 0;
  const host = factOf(rated, 'host');
  if (factOf(rated, 'queryWords') === 0) return host === 1 ? 0.7 : host >= 0.5 ? 0.5 : 0;
  const name = factOf(rated, 'sameText') === 1 || factOf(rated, 'sameWords') === 1;
  if (!name) return 0;
  if (host === 1) return 0.97;
  const place =
    factOf(rated, 'city') === 1 || factOf(rated, 'postcode') === 1 || factOf(rated, 'street') > 0.8;
  return factOf(rated, 'sameText') === 1 && factOf(rated, 'country') === 1 && place && host >= 0 ? 0.9 : 0;
}

function matchOther(other: Rated, context: Rules & { best: Rated; top: Match }): Match {
  const { best, top, policy, weights } = context;
  // Without the lead of a best candidate, one among several is at most worth a look.
  const alone = Math.min(toScore(other.odds, other, weights), policy.same - 0.01);
  const match = second(settle(other, alone, { policy, weights }), other, policy);
  if (top.kind !== 'same') return match;
  const tie = familyOf(other.candidate, best.candidate);
  if (tie === null) return match;
  return { ...match, kind: 'related', signals: [{ key: tie, weight: 1 }, ...match.signals] };
}

/** MA8: a second account is the same only by its number; otherwise a person looks. */
function second(match: Match, { number }: Rated, policy: MatchingPolicy): Match {
  return match.kind !== 'same' || number === 1
    ? match
    : { ...match, kind: 'similar', score: Math.min(match.score, policy.same - 0.01) };
}

/** Moves the odds so that the fitted bound of `same` falls on the policy's usual threshold of 0.85. */
function toScore(odds: number, { candidate }: Rated, weights: Weights): number {
  const sureAt = candidate.party.hosts.length === 0 ? weights.sureAtBare : weights.sureAt;
  return 1 / (1 + Math.exp(sureAt - Math.log(0.85 / 0.15) - odds));
}

const ORDER: Readonly<Record<MatchKind, number>> = { same: 0, similar: 1, related: 2, none: 3 };

function byKindAndScore(a: Match, b: Match): number {
  return ORDER[a.kind] - ORDER[b.kind] || b.score - a.score || (a.accountId < b.accountId ? -1 : 1);
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
