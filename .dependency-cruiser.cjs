/**
 * The import law. Down only: server → domain; runtime → ui, domain and the router's type; widgets → runtime, ui, domain;
 * shell, stories → the browser side; ui, domain → nothing of ours. Sideways in the server only by a slice's store or by event.
 * `packages/tools/src/import-law.ts` applies it, and its test proves that each rule still bites.
 */
/** @type {Record<string, string>} */
const rooms = {
  domain: '^packages/domain/',
  ui: '^packages/ui/',
  runtime: '^packages/runtime/',
  tools: '^packages/tools/',
  widgets: '^widgets/',
  shell: '^shell/',
  server: '^server/',
  stories: '^stories/',
};

const tests = '\\.(test|spec|bench|stories)\\.ts$|/bench/|/chaos/|/testing/';

/**
 * A room may import itself and the rooms it names; everything else of ours is forbidden.
 *
 * @param {string} room
 * @param {...string} allowed
 */
function mayImport(room, ...allowed) {
  const forbidden = Object.keys(rooms).filter((other) => other !== room && !allowed.includes(other));
  return {
    name: `${room}-imports-${allowed.length === 0 ? 'nothing-of-ours' : `only-${allowed.join('-and-')}`}`,
    severity: 'error',
    from: { path: `${rooms[room]}src/`, pathNot: tests },
    to: { path: forbidden.map((other) => rooms[other]) },
  };
}

const runtimeLaw = mayImport('runtime', 'ui', 'domain');

module.exports = {
  forbidden: [
    mayImport('domain'),
    mayImport('ui'),
    mayImport('widgets', 'runtime', 'ui', 'domain'),
    mayImport('shell', 'widgets', 'runtime', 'ui', 'domain'),
    mayImport('stories', 'shell', 'widgets', 'runtime', 'ui', 'domain'),
    mayImport('server', 'domain'),
    { ...runtimeLaw, to: { path: runtimeLaw.to.path.filter((path) => path !== rooms.server) } },
    {
      name: 'runtime-imports-only-types-of-the-server',
      severity: 'error',
      from: { path: `${rooms.runtime}src/`, pathNot: tests },
      to: { path: rooms.server, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-window-onto-the-server',
      comment: 'Only the client knows the router, and only its type.',
      severity: 'error',
      from: {
        path: '^(packages/(ui|runtime)|widgets|shell|stories)/src/',
        pathNot: ['^packages/runtime/src/client', tests],
      },
      to: { path: rooms.server },
    },
    {
      name: 'domain-is-pure',
      comment:
        'No clock, no I/O, no randomness: nothing comes in but valibot and tables of names that are as pure.',
      severity: 'error',
      from: { path: `${rooms.domain}src/`, pathNot: tests },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg'],
        pathNot: 'node_modules/(\\.pnpm/)?(any-ascii|free-email-domains|tldts|valibot)',
      },
    },
    {
      name: 'a-table-belongs-to-its-slice',
      comment:
        'Another slice asks the store. Tables may name each other for foreign keys; db gathers all for migrations.',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/', pathNot: ['^server/src/db/', '/table\\.ts$', tests] },
      to: { path: '^server/src/[^/]+/table\\.ts$', pathNot: '^server/src/$1/table\\.ts$' },
    },
    {
      name: 'the-root-asks-stores',
      severity: 'error',
      from: { path: '^server/src/[^/]+\\.ts$', pathNot: tests },
      to: { path: '^server/src/[^/]+/table\\.ts$' },
    },
    {
      name: 'a-table-knows-nothing-above-it',
      severity: 'error',
      from: { path: '^server/src/[^/]+/table\\.ts$' },
      to: { path: '^server/src/', pathNot: ['^server/src/db/', '/table\\.ts$'] },
    },
    {
      name: 'a-store-knows-nothing-above-it',
      severity: 'error',
      from: { path: '^server/src/[^/]+/store\\.ts$' },
      to: { path: '^server/src/[^/]+/(router|jobs|http)\\.ts$' },
    },
    {
      name: 'slices-meet-in-stores-and-events',
      comment: 'Only the composition root and the edge and job machinery gather routers, jobs and routes.',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/', pathNot: ['^server/src/(trpc|http|jobs)/', tests] },
      to: { path: '^server/src/[^/]+/(router|jobs|http)\\.ts$', pathNot: '^server/src/$1/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-drawer-folders',
      comment: 'A folder is named for what it is about.',
      severity: 'error',
      from: {},
      to: { path: '/(utils|common|types|helpers)/', pathNot: 'node_modules' },
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that is not found would hide from every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?(raw|url|inline|worker)$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|storybook-static)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'tsd'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
