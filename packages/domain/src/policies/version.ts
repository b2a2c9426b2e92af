import * as v from 'valibot';
import { idSchema } from '../id.ts';

/** Where a version stands: written on, given out (in force or to come), or taken back before it was ever in force. */
export const PolicyStatus = v.picklist(['draft', 'published', 'withdrawn']);
export type PolicyStatus = v.InferOutput<typeof PolicyStatus>;

/** The id of a version. */
export const PolicyId = idSchema('pol');

/** Where a replay stands. */
export const ReplayStatus = v.picklist(['waiting', 'running', 'done', 'failed']);
export type ReplayStatus = v.InferOutput<typeof ReplayStatus>;

/** The id of a replay. */
export const ReplayId = idSchema('replay');
