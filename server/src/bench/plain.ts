import type { Actor } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { eq, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { preparedRead } from '../db/prepared.ts';
import { deals } from '../deals/table.ts';
import { query, router } from '../trpc/procedure.ts';

const dealById = preparedRead('bench_deal_by_id', (on) =>
  on
    .select({
      id: deals.id,
      number: deals.number,
      version: deals.version,
      review: deals.review,
      customerName: deals.customerName,
      valueBand: deals.valueBand,
      updatedAt: deals.updatedAt,
    })
    .from(deals)
    .where(eq(deals.id, sql.placeholder('id'))),
);

const Input = v.strictObject({ dealId: v.pipe(v.string(), v.maxLength(60)) });
const Output = v.object({
  id: v.string(),
  number: v.nullable(v.string()),
  version: v.number(),
  review: v.string(),
  customerName: v.nullable(v.string()),
  valueBand: v.nullable(v.string()),
  updatedAt: v.string(),
});

/**
 * A read with nothing around it: our procedure with its policy, a checked input, one prepared read of one row, a checked
 * output. What every read costs at least.
 */
export const plainRouter = router({
  plain: query('deal.read')
    .input(Input)
    .output(Output)
    .query(async ({ ctx, input }) => {
      const [row] = await dealById(ctx.db.read, { id: input.dealId });
      if (!row) throw new Fault('not_found');
      return row;
    }),
});

/** Who asks for plain reads; no session is looked up. */
export const plainActor: Actor = {
  kind: 'user',
  userId: 'anna',
  name: 'Anna',
  orgId: 'nord',
  orgKind: 'partner',
  roles: ['partner_admin'],
  grantedOrgIds: [],
  via: 'portal',
};
