import { FileIds, FileView } from '@portico/domain/files/file';
import * as v from 'valibot';
import { query, router } from '../trpc/procedure.ts';
import { listReadableFiles } from './readable.ts';

/** What is known of attached files. Their content goes by plain HTTP (`http.ts`). */
export const filesRouter = router({
  /** Files by id; those that may not be read are left out. */
  list: query('deal.read')
    .input(v.strictObject({ ids: FileIds }))
    .output(v.array(FileView))
    .query(({ ctx, input }) => listReadableFiles(ctx.reach, ctx.db.read, input.ids)),
});
