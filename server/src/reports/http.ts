import { type Actor, can } from '@portico/domain/access';
import { Fault, type FieldFault } from '@portico/domain/fault';
import { Span } from '@portico/domain/reports/period';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { csvAnswer, type CsvValue } from '../export/csv.ts';
import type { HttpEnv } from '../http/headers.ts';
import { fieldFaultsOf } from '../trpc/field-faults.ts';
import { coverageEdits, decisionTimesReport, fairnessReport } from './reports.ts';

/** A report as a table: its columns, and its rows for a span. */
interface Sheet {
  header: readonly string[];
  rows: (db: Database, span: Span) => Promise<CsvValue[][]>;
}

/** Every report there is as a file. Shares are numbers from 0 to 1, empty where too few cases stand behind them (RP1). */
const sheets: Record<string, Sheet> = {
  conflicts: {
    header: ['from', 'until', 'result', 'count'],
    rows: async (db, span) =>
      (await fairnessReport(db, span)).periods.flatMap(({ from, until, conflicts }) =>
        conflicts.map(({ result, count }) => [from, until, result, count]),
      ),
  },
  outcomes: {
    header: [
      'from',
      'until',
      'standing',
      'submitted',
      'approved',
      'refused',
      'withdrawn',
      'open',
      'won',
      'lost',
      'approved_share',
      'won_share',
    ],
    rows: async (db, span) =>
      (await fairnessReport(db, span)).periods.flatMap(({ from, until, outcomes }) =>
        outcomes.map((row) => [
          from,
          until,
          row.standing,
          row.submitted,
          row.approved,
          row.refused,
          row.withdrawn,
          row.open,
          row.won,
          row.lost,
          row.approvedShare,
          row.wonShare,
        ]),
      ),
  },
  overrides: {
    header: ['from', 'until', 'person_id', 'person', 'decided', 'for_partner', 'against_partner', 'share'],
    rows: async (db, span) =>
      (await fairnessReport(db, span)).periods.flatMap(({ from, until, overrides }) =>
        overrides.map(({ person, decided, forPartner, againstPartner, share }) => [
          from,
          until,
          person.id,
          person.name,
          decided,
          forPartner,
          againstPartner,
          share,
        ]),
      ),
  },
  'coverage-edits': {
    header: [
      'coverage_id',
      'kind',
      'account',
      'entered_at',
      'entered_by',
      'deal',
      'partner',
      'submitted_at',
      'result',
      'late',
    ],
    rows: async (db, span) =>
      (await coverageEdits(db.read, span)).rows.map((row) => [
        row.coverageId,
        row.kind,
        row.account.name,
        row.enteredAt,
        row.enteredBy?.name ?? null,
        row.deal.number,
        row.partner.name,
        row.submittedAt,
        row.result,
        row.late,
      ]),
  },
  'decision-times': {
    header: ['from', 'until', 'reviewer_id', 'reviewer', 'decided', 'late', 'p50_hours', 'p90_hours'],
    rows: async (db, span) =>
      (await decisionTimesReport(db, span)).periods.flatMap(({ from, until, rows }) =>
        rows.map(({ reviewer, decided, late, p50Ms, p90Ms }) => [
          from,
          until,
          reviewer?.id ?? null,
          reviewer?.name ?? null,
          decided,
          late,
          hoursOf(p50Ms),
          hoursOf(p90Ms),
        ]),
      ),
  },
};

/** The names of the reports that can be had as files. */
export const reportNames: readonly string[] = Object.keys(sheets);

/** What the routes of reports are made of. */
export interface ReportRoutesParts {
  db: Database;
  actorOf: (headers: Headers) => Promise<Actor>;
}

/**
 * `GET /api/v1/reports/<name>.csv?from=&until=&step=all|month|quarter`: a report as CSV, safe to open in a spreadsheet. Whoever
 * may not read reports finds none.
 */
export function reportRoutes({ db, actorOf }: ReportRoutesParts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/reports/:file{[a-z-]+\\.csv}', async function downloadReport(c) {
    const actor = await actorOf(c.req.raw.headers);
    if (actor.kind !== 'user') throw new Fault('signed_out');
    if (!can(actor, 'report.read')) throw new Fault('not_found');
    const name = c.req.param('file').replace(/\.csv$/, '');
    const sheet = Object.hasOwn(sheets, name) ? sheets[name] : undefined;
    if (!sheet) throw new Fault('not_found');
    const span = v.safeParse(Span, c.req.query());
    if (!span.success) throw new Fault('bad_input', { fields: fieldFaultsOf(span.issues).map(named) });
    const { header, rows } = sheet;
    return csvAnswer(`${name}-${span.output.from.slice(0, 10)}.csv`, {
      header,
      pages: onePage(await rows(db, span.output)),
      cells: (row) => row,
    });
  });
  return routes;
}

/** What is wrong with the span as a whole lies in no field of it. */
function named(fault: FieldFault): FieldFault {
  return { ...fault, path: fault.path || 'span' };
}

/** A report is small: all its rows are one page. */
async function* onePage<R>(rows: readonly R[]): AsyncGenerator<readonly R[]> {
  yield await Promise.resolve(rows);
}

/** Hours with two digits, as people reckon. */
function hoursOf(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 36_000) / 100;
}
