import { PolicyDocument } from './channel-policy.ts';

/** Between which numbers a value of the policy lies; a missing side is open. */
export interface Bounds {
  min?: number;
  max?: number;
}

/** What of a schema is looked at; every kind of schema is an object with some of these. */
interface SchemaLike {
  type?: unknown;
  entries?: Record<string, unknown>;
  item?: unknown;
  wrapped?: unknown;
  pipe?: readonly unknown[];
  requirement?: unknown;
}

/**
 * The bounds of the value at a path of the document (`deals.valueBands.2.toMinor`), read from the schema that judges it, so
 * that a form never names others. A member of a list is any number.
 *
 * @returns null when a document has no value there
 */
export function boundsAt(path: string): Bounds | null {
  let schema = asSchema(PolicyDocument);
  for (const segment of path.split('.')) {
    const inner: SchemaLike | null = schema && unwrapped(schema);
    if (inner?.item !== undefined && /^\d+$/.test(segment)) schema = asSchema(inner.item);
    else schema = asSchema(inner?.entries?.[segment]);
    if (!schema) return null;
  }
  return schema && boundsOf(schema);
}

function boundsOf(schema: SchemaLike): Bounds {
  const steps = stepsOf(unwrapped(schema));
  const limit = (type: string): number | undefined => {
    const found = steps.find((step) => step.type === type)?.requirement;
    return typeof found === 'number' ? found : undefined;
  };
  const [min, max] = [limit('min_value'), limit('max_value')];
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** A pipe's first step may be a pipe itself. */
function stepsOf({ pipe = [] }: SchemaLike): SchemaLike[] {
  return pipe.flatMap((step, index) => {
    const inner = asSchema(step);
    if (!inner) return [];
    return index === 0 && inner.pipe ? stepsOf(inner) : [inner];
  });
}

function unwrapped(schema: SchemaLike): SchemaLike {
  const inner = asSchema(schema.wrapped);
  return inner ? unwrapped(inner) : schema;
}

function asSchema(value: unknown): SchemaLike | null {
  return typeof value === 'object' && value !== null ? value : null;
}
