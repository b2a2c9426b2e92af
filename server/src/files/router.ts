import { FileIds, FileView } from '@portico/domain/files/file';
import * as v from 'valibot';
import { query, router } from '../trpc/procedure.ts';
import * as store from './store.ts';

/** What is known of attached files. Their content goes by plain HTTP (`http.ts`). */
export const filesRouter = router({
  /** Files by id; those that are not within reach are left out. */
  list: query('deal.read')
    .input(v.strictObject({ ids: FileIds }))
    .output(v.array(FileView))
    .query(({ ctx, input }) => store.listFiles(ctx.reach, ctx.db.read, input.ids)),
});
