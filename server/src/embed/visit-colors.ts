import type { VisitProblem } from '@portico/domain/embed/check';
import { accentFor, type PageColors } from '@portico/domain/embed/page-colors';
import type { Color } from '@portico/domain/embed/contrast';
import { readCssRules } from './css-rules.ts';
import { findPageColors, readPageStyles } from './page-colors.ts';
import { visitPage, type VisitRules } from './visit.ts';

/** What a page looks like, or why it could not be read. */
export type VisitedColors =
  | { ok: true; address: string; colors: PageColors; accent: Color | null }
  | { ok: false; address: string; problem: VisitProblem };

const SHEETS_MAX = 4;
const MS_MAX = 5000;

/**
 * Visits a page and its first style sheets as a check does (EM16), and answers its colours, never its content (EM20). A sheet
 * that cannot be fetched is left out. All of it takes 5 s at most.
 */
export async function visitColors(
  address: string,
  rules: Pick<VisitRules, 'allowsLoopback'>,
): Promise<VisitedColors> {
  const until = performance.now() + MS_MAX;
  const visited = await visitPage(address, { ...rules, msMax: MS_MAX });
  if (!visited.ok) return visited;
  if (visited.status >= 400) return { ok: false, address: visited.address, problem: 'wrong_answer' };
  const { sheets, theme, rules: inPage } = readPageStyles(visited);
  const msMax = Math.max(1, Math.round(until - performance.now()));
  const fetched = await Promise.all(
    sheets.slice(0, SHEETS_MAX).map((sheet) => visitPage(sheet, { ...rules, msMax, kind: 'style' })),
  );
  const linked = fetched.flatMap((one) => (one.ok && one.status < 400 ? readCssRules(one.html) : []));
  const colors = findPageColors(theme, [...linked, ...inPage]);
  return { ok: true, address: visited.address, colors, accent: accentFor(colors) };
}
