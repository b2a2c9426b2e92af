import { findPageProblems, type SiteFinding, type VisitProblem } from '@portico/domain/embed/check';
import type { Instant } from '@portico/domain/time';
import type { Query } from '../db/database.ts';
import { listPublicKeys } from '../sites/keys.ts';
import { getSitePolicy } from '../sites/store.ts';
import type { SiteVisits } from '../trpc/context.ts';
import { readPage } from './read-page.ts';
import { visitPage } from './visit.ts';

/** A page of a site, which one and when. */
export interface CheckedPage {
  siteId: string;
  origins: readonly string[];
  address: string;
  now: Instant;
}

/** Visits a page and says what keeps its widgets from showing (EM15, EM16). */
export async function checkSite(
  query: Query,
  page: CheckedPage,
  visits: SiteVisits,
): Promise<{ address: string; findings: SiteFinding[] }> {
  const visited = await visitPage(page.address, { allowsLoopback: visits.allowsLoopback });
  const { address } = visited;
  if (!visited.ok) return { address, findings: [failed(visited.problem, null)] };
  if (visited.status >= 400) return { address, findings: [failed('wrong_answer', String(visited.status))] };
  const policy = await getSitePolicy(query, page.siteId);
  const findings = findPageProblems(readPage(visited), {
    portal: visits.portalOrigin,
    origins: page.origins,
    keys: await listPublicKeys(query, page.siteId, page.now),
    hasFrames: policy.framed.length > 0,
  });
  return { address, findings };
}

function failed(problem: VisitProblem, detail: string | null): SiteFinding {
  return { problem, level: 'error', detail };
}
