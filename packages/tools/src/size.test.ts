import { expect, test } from 'vitest';
import { filesOf, measure } from './size.ts';

test('a shared chunk counts once, a chunk loaded on demand does not count', () => {
  const manifest = {
    'src/loader.ts': { file: 'loader.js', imports: ['_shared'] },
    'src/deals/deal.ts': { file: 'deal.js', imports: ['_shared', '_lit'] },
    'src/later.ts': { file: 'later.js' },
    _shared: { file: 'shared.js', imports: ['_lit'] },
    _lit: { file: 'lit.js' },
  };
  expect(filesOf(manifest, ['src/loader.ts', 'src/deals/deal.ts'])).toEqual([
    'loader.js',
    'shared.js',
    'lit.js',
    'deal.js',
  ]);
});

test('files are compressed one by one, as they travel', () => {
  const content = Buffer.from('portico '.repeat(100));
  const one = measure([content]);
  expect(measure([content, content])).toEqual({ brotli: one.brotli * 2, gzip: one.gzip * 2 });
  expect(one.brotli).toBeLessThan(one.gzip);
});
