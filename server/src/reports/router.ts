import { query, router } from '../trpc/procedure.ts';
import { coverageEdits, decisionTimesReport, fairnessReport } from './reports.ts';
import * as schema from './schemas.ts';

/** Figures about the channel for the vendor's desk, legal, analysts and admins. As files by `http.ts`. */
export const reportsRouter = router({
  /** Conflicts by result, outcomes by what stood in the way, overrides by person (RP1 to RP4). */
  fairness: query('report.read')
    .input(schema.SpanInput)
    .output(schema.FairnessReport)
    .query(({ ctx, input }) => fairnessReport(ctx.db, input)),

  /** Coverage that was entered near a submission for its account (RP5). */
  coverageEdits: query('report.read')
    .input(schema.SpanInput)
    .output(schema.CoverageEdits)
    .query(({ ctx, input }) => coverageEdits(ctx.db.read, input)),

  /** The median and the 90th percentile of the time to a decision by reviewer (RP6 to RP8). */
  decisionTimes: query('report.read')
    .input(schema.SpanInput)
    .output(schema.DecisionTimesReport)
    .query(({ ctx, input }) => decisionTimesReport(ctx.db, input)),
});
