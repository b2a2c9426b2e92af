import { expect, test } from 'vitest';
import { measureTable, readMeasures } from './measure.ts';

test('the table aligns figures and says which goal was missed', () => {
  const table = measureTable([
    { id: 'size.loader', value: 1900, unit: 'bytes', goal: 2048, ok: true },
    { id: 'read.ratio', value: 4.125, unit: '×', goal: 4, ok: false },
    { id: 'hello', value: 21, unit: 'µs', ok: true },
  ]);
  expect(table).toBe(
    [
      'measure      value  unit    goal',
      'size.loader  1,900  bytes  2,048  ok',
      'read.ratio    4.13  ×          4  MISSED',
      'hello           21  µs            no goal',
    ].join('\n'),
  );
});

test('a bench that answers with something else is refused', () => {
  expect(() => readMeasures([{ id: 'a', value: Number.NaN, unit: 'ms', ok: true }])).toThrow(
    'list of measures',
  );
  expect(() => readMeasures(undefined)).toThrow('list of measures');
  expect(readMeasures([{ id: 'a', value: 1, unit: 'ms', ok: true }])).toHaveLength(1);
});
