import * as v from 'valibot';

/** An ISO 4217 currency code in capitals, `EUR`. Apart from money, so that writing an amount loads no schema. */
export const Currency = v.pipe(v.string('currency'), v.regex(/^[A-Z]{3}$/, 'currency'));
export type Currency = v.InferOutput<typeof Currency>;
