import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { integrityOf } from '../../../widgets/build/integrity-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const build = (files: Record<string, string>) =>
  integrityOf('1.2.0', new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)])));

test('every file of a release has the hash that an integrity attribute takes', () => {
  const { version, files } = build({ 'portico.js': 'loader', 'assets/a-1.js': 'chunk' });
  const hash = createHash('sha384').update('loader').digest('base64');
  expect(files).toMatchObject({ 'portico.js': `sha384-${hash}` });
  expect(Object.keys(files)).toEqual(['assets/a-1.js', 'portico.js']);
  expect(version).toMatch(/^1\.2\.0-[0-9a-f]{8}$/);
});

test('two builds have one name exactly when they are the same bytes', () => {
  const one = build({ 'portico.js': 'a', 'assets/b.js': 'b' });
  expect(build({ 'assets/b.js': 'b', 'portico.js': 'a' })).toEqual(one);
  expect(build({ 'portico.js': 'a', 'assets/b.js': 'B' }).version).not.toBe(one.version);
  expect(build({ 'portico.js': 'a', 'assets/c.js': 'b' }).version).not.toBe(one.version);
});
