import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { type TestProjectInlineConfiguration, defineConfig } from 'vitest/config';
import type { BrowserConfigOptions } from 'vitest/node';
import { browserLaunch } from './src/browser.ts';
import { fromRoot } from './src/paths.ts';
import { PATIENCE } from './src/patience.ts';

const tests = ['src/**/*.test.ts'];

/** These only end what hangs. A machine that is busy with other things is slow, and that proves nothing. */
const ENDS_WHAT_HANGS = {
  testTimeout: 120_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: PATIENCE } },
  setupFiles: [fromRoot('packages/tools/src/vitest-patience.ts')],
};

/**
 * In CI, a test in a browser that failed has one more try, and `pnpm test` names it at the end: a browser on a busy machine
 * is late in ways that are not ours. Server and domain never get one: what fails there once is a race, and races are faults.
 */
const ONE_MORE_TRY = { retry: process.env['CI'] === undefined ? 0 : 1 };

/** Pure code and tools: plain Node. */
function nodeProject(name: string, folder: string): TestProjectInlineConfiguration {
  return {
    root: fromRoot(folder),
    test: { name, root: fromRoot(folder), include: tests, environment: 'node', ...ENDS_WHAT_HANGS },
  };
}

/** Every server suite runs on both engines; a file asks PORTICO_ENGINE which one it is on. */
function serverProject(engine: 'sqlite' | 'postgres'): TestProjectInlineConfiguration {
  const project = nodeProject(`server:${engine}`, 'server');
  return {
    ...project,
    test: {
      ...project.test,
      env: {
        PORTICO_ENGINE: engine,
        // Many tests start processes of their own: those find our sources compiled already.
        NODE_COMPILE_CACHE: fromRoot('node_modules/.cache/node-compile'),
      },
      provide: { engine },
      setupFiles: [...ENDS_WHAT_HANGS.setupFiles, fromRoot('packages/tools/src/vitest-engine.ts')],
      pool: 'forks',
      // Vitest leaves a core for itself, which is every second one on the machine that matters; much of these tests is waiting.
      maxWorkers: availableParallelism(),
      ...(engine === 'postgres' ? { globalSetup: [fromRoot('packages/tools/src/vitest-postgres.ts')] } : {}),
    },
  };
}

/** Elements are tested in the browser they will run in. */
function browserProject(name: string, folder: string): TestProjectInlineConfiguration {
  return {
    root: fromRoot(folder),
    cacheDir: fromRoot('node_modules/.cache/vitest', name),
    // In a copy of the workspace the installed packages are a link that leads out of it.
    server: { fs: { allow: [fromRoot(), realpathSync(fromRoot('node_modules'))] } },
    test: {
      name,
      root: fromRoot(folder),
      include: tests,
      browser: headlessChromium(),
      ...ENDS_WHAT_HANGS,
      ...ONE_MORE_TRY,
    },
  };
}

function headlessChromium(): BrowserConfigOptions {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: browserLaunch() }),
    instances: [{ browser: 'chromium' }],
    viewport: { width: 1024, height: 768 },
  };
}

/** What integrators copy, run as they would run it against one portal. */
function examplesProject(): TestProjectInlineConfiguration {
  const project = nodeProject('examples', 'stories');
  return {
    ...project,
    test: {
      ...project.test,
      include: ['examples/**/*.test.ts'],
      globalSetup: [fromRoot('stories/examples/testing/portal.ts')],
      // The portal knows one origin: the files take turns at serving it.
      fileParallelism: false,
    },
  };
}

/** The npm package out of its tarball: in empty projects, and in applications of four frameworks against one portal. */
function frameworksProject(): TestProjectInlineConfiguration {
  const project = nodeProject('frameworks', 'stories');
  return {
    ...project,
    test: {
      ...project.test,
      include: ['frameworks/*.test.ts'],
      // Compilers of four frameworks: on a machine that is busy with other things one alone takes a minute.
      testTimeout: 480_000,
      globalSetup: [
        fromRoot('stories/examples/testing/portal.ts'),
        fromRoot('stories/frameworks/testing/tarball.ts'),
      ],
      fileParallelism: false,
      ...ONE_MORE_TRY,
    },
  };
}

interface StorybookPlugin {
  storybookTest(options: { configDir: string }): Promise<Plugin[]>;
}

/** Whether `--project` names this one, or none at all. */
function isAsked(project: string): boolean {
  const asked = process.argv.filter((_, index, all) => all[index - 1] === '--project');
  return asked.length === 0 || asked.includes(project);
}

/**
 * A story is a test. The Storybook plugin belongs to the stories package, so it is loaded from there; that takes a
 * second, so it waits until it is asked for.
 */
async function storiesProject(): Promise<TestProjectInlineConfiguration[]> {
  const configDir = fromRoot('stories/.storybook');
  if (!existsSync(configDir) || !isAsked('stories')) return [];
  const require = createRequire(fromRoot('stories/package.json'));
  const plugin = pathToFileURL(require.resolve('@storybook/addon-vitest/vitest-plugin')).href;
  const { storybookTest } = (await import(plugin)) as StorybookPlugin;
  return [
    {
      root: fromRoot('stories'),
      cacheDir: fromRoot('node_modules/.cache/vitest/stories'),
      plugins: [await storybookTest({ configDir })],
      test: {
        name: 'stories',
        root: fromRoot('stories'),
        browser: headlessChromium(),
        ...ENDS_WHAT_HANGS,
        ...ONE_MORE_TRY,
      },
    },
  ];
}

// Vitest reads a configuration from its default export only.
export default defineConfig(async () => ({
  root: fromRoot(),
  test: {
    // A folder without tests is judged by `pnpm test`, which knows where tests are expected.
    passWithNoTests: true,
    // Lit says so in every test file; our builds take its production form.
    onConsoleLog: (log: string) => !log.includes('Lit is in dev mode'),
    projects: [
      nodeProject('domain', 'packages/domain'),
      nodeProject('tools', 'packages/tools'),
      serverProject('sqlite'),
      serverProject('postgres'),
      browserProject('ui', 'packages/ui'),
      browserProject('runtime', 'packages/runtime'),
      browserProject('widgets', 'widgets'),
      browserProject('shell', 'shell'),
      ...(isAsked('examples') ? [examplesProject()] : []),
      ...(isAsked('frameworks') ? [frameworksProject()] : []),
      ...(await storiesProject()),
    ],
  },
}));
