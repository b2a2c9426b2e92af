import { domainLabel } from './web-domain.ts';
import type { PreparedParty } from './party.ts';

/** What two parties' domains, and the domain of one with the name of the other, say. */
export interface WebLikeness {
  /** 1 the same host, 0.8 one host under the other, 0.5 the same registrable domain, 0 unknown on a side, -1 different ones. */
  readonly host: number;
  /** Whether the candidate's host lies under the query's (1), above it (-1) or neither. */
  readonly under: number;
  /** How well the query's name fits the labels of the candidate's host, 0 to 1. */
  readonly nameInHost: number;
  /** How well the candidate's name fits the labels of the query's host, 0 to 1; -1 without a host. */
  readonly hostInName: number;
  /** The same owner-chosen label under another public suffix: `acme.de`, `acme.com`. */
  readonly label: number;
}

/** Compares domains with domains and names. A host that only shares its registrable domain may be another part of one family. */
export function webLikeness(query: PreparedParty, candidate: PreparedParty): WebLikeness {
  let host = query.hosts.length === 0 || candidate.hosts.length === 0 ? 0 : -1;
  let under = 0;
  for (const a of query.hosts) {
    for (const b of candidate.hosts) {
      if (a === b) host = 1;
      else if (b.endsWith(`.${a}`)) [host, under] = [Math.max(host, 0.8), 1];
      else if (a.endsWith(`.${b}`)) [host, under] = [Math.max(host, 0.8), -1];
    }
  }
  if (host === -1 && query.domains.some((domain) => candidate.domains.includes(domain))) host = 0.5;
  const label = query.domains.some((a) => candidate.domains.some((b) => domainLabel(a) === domainLabel(b)));
  return {
    host,
    under: host === 1 ? 0 : under,
    nameInHost: candidate.hosts.length === 0 ? -1 : nameFitsHosts(query, candidate.hosts),
    hostInName: query.hosts.length === 0 ? -1 : nameFitsHosts(candidate, query.hosts),
    label: label ? 1 : 0,
  };
}

function nameFitsHosts(party: PreparedParty, hosts: readonly string[]): number {
  const labels = hosts.flatMap((host) => host.split('.').slice(0, -1)).map((raw) => raw.replaceAll('-', ''));
  let best = 0;
  for (const { text, initials, short } of party.names) {
    const name = { text, initials, short, joined: text.replaceAll(' ', '') };
    for (const label of labels) {
      if (label.length >= 2) best = Math.max(best, fit(label, name));
      if (best === 1) return 1;
    }
  }
  return best;
}

function fit(label: string, name: { text: string; initials: string; short: string; joined: string }): number {
  if (label === name.joined || (label === name.short && label.length > 2)) return 1;
  if (label.length >= 3 && label === name.initials) return 0.95;
  if (label.length >= 5 && (name.joined.startsWith(label) || label.startsWith(name.joined))) return 0.85;
  if (label.length >= 3 && (name.text === label || ` ${name.text} `.includes(` ${label} `))) return 0.75;
  if (label.length >= 3 && name.initials.length >= 3 && name.initials.startsWith(label)) return 0.7;
  if (label.length >= 4 && name.initials.length >= 3 && label.startsWith(name.initials)) return 0.6;
  if (name.text.split(' ').some((word) => word.length >= 5 && label.includes(word))) return 0.55;
  return label.length >= 3 && isSubsequence(label, name.joined) && label.startsWith(name.joined.charAt(0))
    ? 0.3
    : 0;
}

/** Whether all letters of `short` occur in `long`, in order. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (let i = 0; i < long.length && at < short.length; i += 1) if (long[i] === short[at]) at += 1;
  return at === short.length;
}
