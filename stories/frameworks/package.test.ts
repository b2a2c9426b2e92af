import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { expect, inject, test } from 'vitest';
import { fromRoot } from '../../packages/tools/src/paths.ts';
import { findBin, run } from '../../packages/tools/src/run.ts';
import { registry } from '../../widgets/src/registry.ts';
import { useBrowser } from '../examples/testing/browser.ts';
import { bundle } from './testing/bundle.ts';
import { createProject } from './testing/project.ts';

const widgetsPackage = inject('widgetsPackage');
const openPage = useBrowser();

const textOf = (name: string): Promise<string> => readFile(join(widgetsPackage, name), 'utf8');

/** The modules of the package that are there before anything is asked for later, and their bytes as a browser gets them. */
function atOnce(chunks: readonly Rolldown.OutputChunk[]): { modules: string[]; brotli: number } {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || wanted.has(chunk)) return;
    wanted.add(chunk);
    chunk.imports.forEach((name) => visit(byName.get(name)));
  };
  chunks.filter(({ isEntry }) => isEntry).forEach(visit);
  const own = [...wanted];
  return {
    modules: own
      .flatMap(({ moduleIds }) => moduleIds.map((id) => id.split('/@portico/widgets/')[1] ?? ''))
      .filter(Boolean),
    brotli: own.reduce((sum, { code }) => sum + brotliCompressSync(code).length, 0),
  };
}

const use = (...names: string[]): string =>
  `import { connectPortal, ${names.join()} } from '@portico/widgets';
  connectPortal({ server: 'https://portal.example', key: 'pk_x' });
  ${names.map((name) => `${name}();`).join('')}`;

test('the tarball holds what it needs and tells of nothing that is ours alone', async () => {
  const files = (await readdir(widgetsPackage, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const names = files.map(({ parentPath, name }) => join(parentPath, name));
  for (const name of [
    'LICENSE',
    'NOTICE',
    'README.md',
    'THIRD-PARTY-LICENSES',
    'custom-elements.json',
    'web-types.json',
    'vscode.html-custom-data.json',
  ])
    expect(names).toContain(join(widgetsPackage, name));
  expect(names.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
  for (const name of names) {
    const text = await readFile(name, 'utf8');
    expect({
      name,
      ours: /@portico\/(?!widgets)|packages\/|workspace:|catalog:|node_modules\/\.pnpm|(?<!\.d)\.ts["']/.exec(
        text,
      )?.[0],
    }).toEqual({ name });
    expect(text).not.toContain(fromRoot());
  }
  const manifest = JSON.parse(await textOf('package.json')) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    sideEffects: false,
    type: 'module',
    dependencies: { lit: expect.stringMatching(/^\^\d/) as string },
  });
  expect(Object.keys(manifest)).not.toContain('private');
  expect(await textOf('THIRD-PARTY-LICENSES')).toMatch(/^valibot \d.* \(MIT\)\n\nMIT License/);
});

test('what editors are told is of the widgets that are in the package, by files that are there', async () => {
  const { modules } = JSON.parse(await textOf('custom-elements.json')) as {
    modules: { path: string; declarations: { tagName: string }[] }[];
  };
  const tags = modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName));
  expect(tags.toSorted()).toEqual(Object.keys(registry).toSorted());
  for (const { path } of modules) expect(await textOf(path)).toContain('class');
  expect(await textOf('web-types.json')).toContain('"portico-deal-list"');
});

test('a widget keeps the height in a frame, and in the guide, that the embed script keeps for it', async () => {
  for (const [tag, { blockSize }] of Object.entries(registry))
    expect(await textOf(`${tag.replace('portico-', 'define-')}.js`)).toContain(`, ${blockSize})`);
  // And the page of the guide, until the script has come.
  const page = await readFile(fromRoot('stories/examples/page.html'), 'utf8');
  const { blockSize } = registry['portico-deal-registration'] ?? {};
  expect(page).toContain(`min-height: ${blockSize}px`);
});

test('a page ships the widget it names and no other, and an import alone ships nothing', async () => {
  await using project = await createProject(widgetsPackage);
  const none = atOnce(await bundle(project.folder, `import '@portico/widgets';`));
  expect(none.modules).toEqual([]);
  const all = atOnce(await bundle(project.folder, use('defineAll')));
  const rows = ['none', 'all'].map((name, at) => `${name} ${[none, all][at]?.brotli}`);
  const widgets = {
    DealRegistration: 'deals/deal-registration',
    Deal: 'deals/deal',
    DealList: 'deals/deal-list',
    AccountCheck: 'prechecks/account-check',
  };
  for (const [name, path] of Object.entries(widgets)) {
    const one = atOnce(await bundle(project.folder, use(`define${name}`)));
    const others = Object.values(widgets).filter((other) => other !== path);
    expect(one.modules).toContain(`widgets/${path}.js`);
    for (const other of others) expect(one.modules).not.toContain(`widgets/${other}.js`);
    expect(one.brotli).toBeLessThan(all.brotli);
    rows.push(`${name} ${one.brotli}`);
  }
  process.stdout.write(`Bytes (brotli, lit included) that a page ships at once: ${rows.join(', ')}.\n`);
});

test('importing registers nothing and works where there is no browser', async () => {
  await using project = await createProject(widgetsPackage);
  const file = join(project.folder, 'server.mjs');
  await writeFile(
    file,
    `const { defineAll } = await import('@portico/widgets');
    defineAll();
    process.stdout.write(String(globalThis.customElements?.get('portico-deal')));`,
  );
  expect(await run(process.execPath, [file])).toMatchObject({ code: 0, output: 'undefined' });

  const chunks = await bundle(project.folder, `export * from '@portico/widgets';`);
  const codes = new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code]));
  const [entry = ''] = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  await using page = await openPage();
  await page.route('http://localhost/**', (route, request) => {
    const code = codes.get(new URL(request.url()).pathname);
    return code === undefined
      ? route.fulfill({ contentType: 'text/html', body: recordingPage(entry) })
      : route.fulfill({ contentType: 'text/javascript', body: code });
  });
  await page.goto('http://localhost/');
  const said = await page.waitForFunction(() => Reflect.get(globalThis, 'said') as unknown);
  const registered = await said.jsonValue();
  expect(registered).toEqual({ exports: 6, names: [], globals: [] });
});

/** A page that writes down which elements a module registers, and which globals it makes. */
function recordingPage(entry: string): string {
  return `<!doctype html><title>Empty</title><script type="module">
    const names = [];
    CustomElementRegistry.prototype.define = (name) => names.push(name);
    const before = new Set(Reflect.ownKeys(globalThis));
    const module = await import('/${entry}');
    module.defineAll();
    // Lit writes its versions down.
    const globals = Reflect.ownKeys(globalThis).filter((key) => !before.has(key) && !/^(?:lit|reactive)/.test(String(key)));
    globalThis.said = { exports: Object.keys(module).length, names, globals: globals.map(String) };
  </script>`;
}

const strict = {
  strict: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

test.each([
  ['TypeScript 7', 'bundler', '.'],
  ['TypeScript 7', 'nodenext', '.'],
  ['TypeScript 6', 'bundler', 'stories/frameworks/react'],
  ['TypeScript 6', 'nodenext', 'stories/frameworks/react'],
])('types are whole and strict in %s with resolution "%s"', async (_, resolution, compiler) => {
  await using project = await createProject(widgetsPackage);
  await writeFile(join(project.folder, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(project.folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...strict,
        module: resolution === 'bundler' ? 'esnext' : 'nodenext',
        moduleResolution: resolution,
      },
      include: ['use.ts'],
    }),
  );
  await writeFile(
    join(project.folder, 'use.ts'),
    `import { connectPortal, defineAll, type DealColumn, type FetchSession, type PorticoDeal } from '@portico/widgets';
    const fetchSession: FetchSession = async () => ({ token: 'es_1', expiresAt: '2026-01-01T00:00:00Z' });
    const portal = connectPortal({ server: 'https://portal.example', key: 'pk_x', fetchSession });
    defineAll();
    const deal: PorticoDeal | null = document.querySelector('portico-deal');
    deal?.addEventListener('portico-submitted', (event) => event.number?.length);
    document.addEventListener('portico-error', ({ code, retryable }) => code === 'offline' && retryable);
    const columns: readonly DealColumn[] = ['state'];
    document.createElement('portico-deal-list').columns = columns;
    const end: () => void = await portal.on('submitted', (event) => event.dealId.length);
    end();
    export const wrong: string[] = [
      document.createElement('portico-deal').dealID,
      (await portal.on('submited', () => {})).name,
    ];`,
  );
  const { code, output } = await run(
    process.execPath,
    [findBin(compiler, 'typescript', 'tsc'), '-p', project.folder, '--pretty', 'false'],
    { cwd: project.folder },
  );
  // The two mistakes at the end are seen, and nothing else is.
  expect(code).not.toBe(0);
  const errors = output
    .trim()
    .split('\n')
    .filter((line) => /^\S/.test(line));
  expect(errors).toEqual([expect.stringContaining('dealID'), expect.stringContaining('submited')]);
});
