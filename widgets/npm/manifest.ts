/** What is taken over from the workspace's own `package.json`. */
export interface OwnManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** A manifest of elements: the fields that are read here. */
export interface Elements {
  readonly modules: readonly {
    readonly declarations: readonly { readonly superclass?: { readonly name: string } }[];
  }[];
}

const types = (name: string): unknown => ({ types: `./${name}.d.ts`, default: `./${name}.js` });

/** The frameworks whose types are shipped, from the version on that they are for. None of them is needed. */
const frameworks = { react: '>=19', svelte: '>=5', vue: '>=3.5' };

/**
 * The `package.json` that is published: what the package is called and needs, and no word of the workspace.
 *
 * @param workspace the text of `pnpm-workspace.yaml`, which knows the versions
 */
export function manifestOf(
  { name, version, license, dependencies }: OwnManifest,
  workspace: string,
): unknown {
  const versionOf = (dependency: string): string => {
    const found = new RegExp(`^ {2}'?${dependency}'?: (.+)$`, 'm').exec(workspace)?.[1];
    if (found === undefined) throw new Error(`The catalog has no ${dependency}.`);
    return found;
  };
  const outside = Object.keys(dependencies).filter((one) => !one.startsWith('@portico/'));
  return {
    name,
    version,
    description: 'Partner relationship management that you embed: web components for deals of resellers.',
    keywords: ['web components', 'custom elements', 'lit', 'partners', 'deal registration'],
    license,
    type: 'module',
    sideEffects: false,
    exports: {
      '.': types('index'),
      ...Object.fromEntries(Object.keys(frameworks).map((one) => [`./${one}`, types(one)])),
      './custom-elements.json': './custom-elements.json',
      './vscode.html-custom-data.json': './vscode.html-custom-data.json',
      './web-types.json': './web-types.json',
      './package.json': './package.json',
    },
    types: './index.d.ts',
    customElements: 'custom-elements.json',
    'web-types': 'web-types.json',
    dependencies: Object.fromEntries(outside.map((one) => [one, versionOf(one)])),
    peerDependencies: frameworks,
    peerDependenciesMeta: Object.fromEntries(Object.keys(frameworks).map((one) => [one, { optional: true }])),
  };
}

/**
 * The manifest of the elements that a page may place; what they are made of is none of its business.
 *
 * @param fileOf where a module lies in the package
 */
export function shippedElements(elements: Elements, fileOf: (path: string) => string): unknown {
  const modules = elements.modules.filter(({ declarations }) =>
    declarations.some(({ superclass }) => superclass?.name === 'PorticoWidget'),
  );
  return JSON.parse(JSON.stringify({ ...elements, modules }), (key, value: unknown) => {
    if (key === 'superclass') return undefined;
    return typeof value === 'string' && /^\/?src\/.*\.ts$/.test(value) ? fileOf(value) : value;
  });
}
