import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSizes, filesOf, measure, measureSizes } from './size.ts';

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

test('a loader over its goal is named with its bytes, one within it is not', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'portico-dist-'));
  const manifest = {
    'src/loader.ts': {
      file: 'loader.js',
      isEntry: true,
      dynamicImports: ['src/deals/deal-registration.ts'],
    },
    'src/deals/deal-registration.ts': { file: 'deal.js', isDynamicEntry: true },
  };
  await writeFile(join(dist, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(dist, 'deal.js'), 'export {}');
  await writeFile(join(dist, 'loader.js'), 'export {}');
  await expect(checkSizes(dist)).resolves.toEqual([]);
  await writeFile(join(dist, 'loader.js'), randomBytes(2500));
  await expect(checkSizes(dist)).resolves.toEqual([
    expect.stringMatching(/^size\.loader: 25\d\d bytes brotli, the goal is 1024\.$/),
  ]);
  await rm(dist, { recursive: true });
});

test('the form counts with all the loader asks for to show it, without what it asks for itself later, which has a row of its own', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'portico-dist-'));
  const form = 'src/deals/deal-registration.ts';
  const manifest = {
    'src/loader.ts': {
      file: 'loader.js',
      isEntry: true,
      dynamicImports: [form, 'src/embed.ts', 'src/deals/deal.ts'],
    },
    [form]: {
      file: 'form.js',
      isDynamicEntry: true,
      imports: ['_runtime'],
      dynamicImports: ['src/rules.ts'],
    },
    'src/embed.ts': { file: 'embed.js', isDynamicEntry: true, imports: ['_runtime'] },
    'src/deals/deal.ts': { file: 'deal.js', isDynamicEntry: true, imports: ['_runtime'] },
    'src/rules.ts': { file: 'rules.js', isDynamicEntry: true },
    'src/live-stream.ts': { file: 'live-stream.js', isDynamicEntry: true },
    _runtime: { file: 'runtime.js', dynamicImports: ['src/live-stream.ts'] },
  };
  await writeFile(join(dist, 'manifest.json'), JSON.stringify(manifest));
  const files = Object.values(manifest).map(({ file }) => file);
  await Promise.all(files.map((file) => writeFile(join(dist, file), 'export {}')));
  const whole = (await measureSizes(dist)).find(({ id }) => id === 'size.loader-and-deal-registration');
  expect(whole?.files).toEqual(['loader.js', 'form.js', 'runtime.js', 'embed.js']);
  const path = (await measureSizes(dist)).find(({ id }) => id === 'size.to-register-and-follow-one-deal');
  expect(path?.files.toSorted()).toEqual(
    ['loader.js', 'form.js', 'runtime.js', 'embed.js', 'rules.js', 'live-stream.js'].toSorted(),
  );
  await rm(dist, { recursive: true });
});

test('a further widget counts with what the first has not brought already', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'portico-dist-'));
  const form = 'src/deals/deal-registration.ts';
  const list = 'src/deals/list.ts';
  const manifest = {
    'src/loader.ts': { file: 'loader.js', isEntry: true, dynamicImports: [form, list] },
    [form]: { file: 'form.js', isDynamicEntry: true, imports: ['_runtime'] },
    [list]: { file: 'list.js', name: 'list', isDynamicEntry: true, imports: ['_runtime', '_table'] },
    _runtime: { file: 'runtime.js' },
    _table: { file: 'table.js' },
  };
  await writeFile(join(dist, 'manifest.json'), JSON.stringify(manifest));
  const files = Object.values(manifest).map(({ file }) => file);
  await Promise.all(files.map((file) => writeFile(join(dist, file), 'export {}')));
  const further = (await measureSizes(dist)).find(({ id }) => id === 'size.further.list');
  expect(further?.files).toEqual(['list.js', 'table.js']);
  await writeFile(join(dist, 'table.js'), randomBytes(5200));
  await expect(checkSizes(dist)).resolves.toEqual([
    expect.stringMatching(/^size\.further\.list: 52\d\d bytes/),
  ]);
  await rm(dist, { recursive: true });
});

test('widgets that are not built are not called small', async () => {
  await expect(checkSizes(join(tmpdir(), 'portico-nowhere'))).resolves.toEqual([
    'The widgets are not built, so nothing was measured.',
  ]);
});

test('the bridge to a framed widget is judged by its own bytes, and not as a widget', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'portico-dist-'));
  const manifest = {
    'src/loader.ts': {
      file: 'loader.js',
      isEntry: true,
      dynamicImports: ['src/deals/deal-registration.ts', 'src/frame/host.ts'],
    },
    'src/deals/deal-registration.ts': { file: 'deal.js', isDynamicEntry: true, imports: ['_lit'] },
    'src/frame/host.ts': { file: 'host.js', name: 'host', isDynamicEntry: true, imports: ['src/loader.ts'] },
    _lit: { file: 'lit.js' },
  };
  await writeFile(join(dist, 'manifest.json'), JSON.stringify(manifest));
  for (const file of ['loader.js', 'deal.js', 'lit.js']) await writeFile(join(dist, file), 'export {}');
  await writeFile(join(dist, 'host.js'), randomBytes(2500));
  await expect(checkSizes(dist)).resolves.toEqual([
    expect.stringMatching(/^size\.frame-bridge: 25\d\d bytes brotli, the goal is 1536\.$/),
  ]);
  await rm(dist, { recursive: true });
});
