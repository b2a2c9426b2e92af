import * as v from 'valibot';
import { query, router } from '../trpc/procedure.ts';
import * as store from './store.ts';

const Partner = v.object({
  id: v.string(),
  name: v.string(),
  country: v.string(),
  city: v.nullable(v.string()),
  tier: v.nullable(v.string()),
});

/** What the vendor's people may know of partners. Partners never see one another. */
export const partnersRouter = router({
  /** The partners within reach, by name. */
  list: query('partner.read')
    .output(v.array(Partner))
    .query(({ ctx }) => store.listPartners(ctx.reach, ctx.db.read)),
});
