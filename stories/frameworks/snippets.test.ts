import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { firstTheme } from '../../shell/src/apps/embeds/theme-rule.ts';
import { type SnippetKind, snippetFor } from '../../shell/src/apps/embeds/snippets.ts';
import { serverSnippet } from '../../shell/src/apps/settings/sites/embed-snippet.ts';
import { useBrowser } from '../examples/testing/browser.ts';
import { type App, apps } from './testing/apps.ts';
import { createProject, type Project } from './testing/project.ts';
import { serveSite } from './testing/site.ts';

const portal = inject('portal');
const openPage = useBrowser();

/** What the builder in the portal prints for a widget of this site. */
const printed = (kind: SnippetKind, isKept = false): string =>
  snippetFor(kind, {
    portal: portal.url,
    key: portal.publishableKey,
    widget: 'portico-deal-registration',
    theme: isKept ? null : { ...firstTheme, light: { ...firstTheme.light, accent: '#a3195b' } },
    locale: 'en',
    signIn: 'server',
  });

/** The parts of a snippet by the file each is for: its first line says which. */
function partsOf(snippet: string): Map<string, string> {
  const heads = /^(?:<!--|\/\/|\/\*) ([\w./]+)(?:, .*| \*\/| -->)?$/gm;
  const found = [...snippet.matchAll(heads)];
  return new Map(
    found.map((head, at) => [
      head[1] ?? '',
      snippet.slice(head.index + head[0].length, found[at + 1]?.index).trim(),
    ]),
  );
}

/** Puts a snippet where it says: its head into the page, its component into a file that the application mounts. */
async function buildWith(kind: 'react' | 'vue', main: { file: string; text: string }): Promise<Project> {
  const app = apps.find(({ name }) => name === kind) as App;
  const project = await createProject(inject('widgetsPackage'), app.folder);
  const parts = partsOf(printed(kind));
  const page = await readFile(join(project.folder, 'index.html'), 'utf8');
  const files = {
    'index.html': page
      .replace('</head>', `${parts.get('index.html')}</head>`)
      .replace(/\/src\/main\.\w+/, `/${main.file}`),
    [main.file]: main.text,
    'public/portico.css': parts.get('public/portico.css'),
    'snippet/DealRegistration.jsx': parts.get('DealRegistration.jsx'),
    'snippet/DealRegistration.vue': parts.get('DealRegistration.vue'),
    ...(kind === 'vue' && {
      'vite.config.ts': `import vue from '@vitejs/plugin-vue';
        export default { logLevel: 'warn', plugins: [${parts.get('vite.config.js')}] };`,
    }),
  };
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    await mkdir(dirname(join(project.folder, name)), { recursive: true });
    await writeFile(join(project.folder, name), text);
  }
  expect(await app.build(project.folder)).toMatchObject({ code: 0 });
  return project;
}

/** A page by hand, with a snippet where its form shall be, and something below that must not jump. */
async function pageWith(kind: 'html' | 'wordpress', isKept = false): Promise<Project> {
  const project = await createProject(inject('widgetsPackage'));
  await mkdir(join(project.folder, 'dist'));
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Deals</title></head>
    <body><p>Above</p>${printed(kind, isKept)}<p id="below">Below</p></body></html>`;
  await writeFile(join(project.folder, 'dist/index.html'), page);
  return project;
}

const builds: Record<SnippetKind, () => Promise<Project>> = {
  html: () => pageWith('html'),
  wordpress: () => pageWith('wordpress'),
  react: () =>
    buildWith('react', {
      file: 'snippet/main.jsx',
      text: `import { createElement } from 'react';
        import { createRoot } from 'react-dom/client';
        import { DealRegistration } from './DealRegistration.jsx';
        createRoot(document.querySelector('#root')).render(createElement(DealRegistration));`,
    }),
  vue: () =>
    buildWith('vue', {
      file: 'snippet/main.js',
      text: `import { createApp } from 'vue';
        import DealRegistration from './DealRegistration.vue';
        createApp(DealRegistration).mount('#root');`,
    }),
};

test.each(['html', 'wordpress', 'react', 'vue'] as const)(
  'what the builder prints for %s works as it is printed: the form in its colours, with a session',
  async (kind) => {
    const isByHand = kind === 'html' || kind === 'wordpress';
    await using project = await builds[kind]();
    await using site = await serveSite(join(project.folder, 'dist'), portal, {
      scripts: `'self' ${portal.url}`,
      styles: isByHand ? `'unsafe-inline'` : `'self'`,
    });
    await using page = await openPage();
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    // Held back, so that the page is seen before the script has come. A bundler's own script waits for it, by HTML's order.
    const { promise: mayCome, resolve: come } = Promise.withResolvers<void>();
    if (!isByHand) come();
    await page.route('**/portico.js', async (route) => {
      await mayCome;
      await route.continue();
    });
    await page.goto(site.url, { waitUntil: 'commit' });
    const widget = page.locator('portico-deal-registration');
    if (isByHand) {
      await widget.waitFor({ state: 'attached' });
      expect(await widget.boundingBox()).toMatchObject({ height: 1240 });
      come();
    }
    await expect.poll(() => widget.getAttribute('phase')).toBe('ready');
    await widget.getByLabel('Company name').fill('Contoso');
    const accent = await widget.evaluate((element) =>
      getComputedStyle(element).getPropertyValue('--portico-accent-9'),
    );
    expect(printed(kind)).toContain(`--portico-accent-9: ${accent.trim()};`);
    expect(trouble).toEqual([]);
  },
);

test('what the page of a site prints works as it is printed: its height is kept, and the form draws itself', async () => {
  await using project = await pageWith('html', true);
  await using site = await serveSite(join(project.folder, 'dist'), portal, {
    scripts: `'self' ${portal.url}`,
    styles: `'unsafe-inline'`,
  });
  await using page = await openPage();
  const { promise: mayCome, resolve: come } = Promise.withResolvers<void>();
  await page.route('**/portico.js', async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(site.url, { waitUntil: 'commit' });
  const widget = page.locator('portico-deal-registration');
  await widget.waitFor({ state: 'attached' });
  expect(await widget.boundingBox()).toMatchObject({ height: 1240 });
  come();
  await expect.poll(() => widget.getAttribute('phase')).toBe('ready');
});

test('the route that the page of a site prints gives a session to who is signed in, on the origin that asks', async () => {
  await using project = await createProject(inject('widgetsPackage'));
  const file = join(project.folder, 'portico-session.mjs');
  await writeFile(file, serverSnippet(portal.url));
  const { porticoSession } = (await import(/* @vite-ignore */ file)) as {
    porticoSession(request: Request, signedIn: { email: string } | null): Promise<Response>;
  };
  const origin = `http://localhost:${portal.sitePort}`;
  const ask = (signedIn: { email: string } | null): Promise<Response> =>
    porticoSession(
      new Request(`${origin}/portico-session`, { method: 'POST', headers: { origin } }),
      signedIn,
    );
  vi.stubEnv('PORTICO_SECRET_KEY', portal.secretKey);
  onTestFinished(() => void vi.unstubAllEnvs());
  const given = await ask({ email: portal.email });
  expect(given.status).toBe(201);
  expect(await given.text()).toContain('"token":"es_');
  expect((await ask(null)).status).toBe(401);
  vi.stubEnv('PORTICO_SECRET_KEY', 'sk_of_nobody');
  expect((await ask({ email: portal.email })).status).toBe(502);
});
