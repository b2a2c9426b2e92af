import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findBin, runNode } from './run.ts';

interface Member {
  readonly kind: string;
  readonly name: string;
  readonly static?: boolean;
  readonly privacy?: string;
  readonly default?: string;
}

interface Declaration {
  readonly kind: string;
  readonly name: string;
  readonly members?: readonly Member[];
  readonly [key: string]: unknown;
}

/** A custom elements manifest: the fields we touch. */
export interface ElementsManifest {
  readonly modules: readonly { readonly path: string; readonly declarations?: readonly Declaration[] }[];
}

/**
 * Writes `custom-elements.json` for the elements of one package: what editors, Storybook and other frameworks read.
 *
 * @param folder the package's absolute path
 * @throws Error with the analyzer's words when it fails
 */
export async function writeManifest(folder: string): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'portico-manifest-'));
  try {
    const excluded = ['**/*.test.ts', '**/*.stories.ts', 'src/locale/**', 'src/testing/**'];
    // Else it writes the temporary folder's path into the package's package.json.
    const config = join(out, 'config.mjs');
    await writeFile(config, 'export default { packagejson: false };\n');
    const { code, output } = await runNode(
      findBin('packages/tools', '@custom-elements-manifest/analyzer', 'cem'),
      // The analyzer takes its output folder relative to where it runs.
      [
        'analyze',
        '--config',
        relative(folder, config),
        '--litelement',
        '--globs',
        'src/**/*.ts',
        '--exclude',
        ...excluded,
        '--outdir',
        relative(folder, out),
      ],
      { cwd: folder },
    );
    if (code !== 0) throw new Error(output);
    const raw = JSON.parse(await readFile(join(out, 'custom-elements.json'), 'utf8')) as ElementsManifest;
    await writeFile(join(folder, 'custom-elements.json'), `${JSON.stringify(tidyManifest(raw), null, 2)}\n`);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** What every widget can be told by an attribute, whether the widget reads it, the embed script or the tokens' sheet. */
const ofEveryWidget = [
  {
    name: 'theme',
    type: { text: "'light' | 'dark' | 'auto'" },
    description: 'Its appearance; the page’s own by default. Goes before the theme of the site.',
  },
  {
    name: 'contrast',
    type: { text: "'more'" },
    description: 'High contrast; without it as the reader’s system asks for, or the theme of the site.',
  },
  {
    name: 'isolation',
    type: { text: "'frame'" },
    description:
      'Puts the widget into a frame of the portal’s origin, where the page cannot read what it shows.',
  },
  {
    name: 'sign-in',
    type: { text: "'popup'" },
    description:
      'People sign in here, in a pop-up of the portal, for pages whose server has no session to give. One element says so for all of a page.',
  },
] as const;

/** What a page may set on every widget: the custom properties that the theme of a site sets. */
const propertiesOfEveryWidget = [
  {
    name: '--portico-accent-9',
    description: 'The accent. Set all twelve steps, from --portico-accent-1, or contrast suffers.',
  },
  { name: '--portico-on-accent', description: 'Words on the accent.' },
  { name: '--portico-text', description: 'Words.' },
  { name: '--portico-surface', description: 'The ground of cards and lists.' },
  { name: '--portico-surface-raised', description: 'The ground of fields, buttons and what lies above.' },
  { name: '--portico-border-strong', description: 'Borders of fields.' },
  { name: '--portico-border-button', description: 'Borders of buttons.' },
  { name: '--portico-radius', description: 'Corners of fields and buttons.' },
  { name: '--portico-radius-card', description: 'Corners of cards and dialogs.' },
  { name: '--portico-font', description: 'Families of fonts; the page loads them.' },
] as const;

/**
 * Keeps a manifest's elements and names their tags, which the analyzer cannot know: ours stand in `static readonly tag`.
 *
 * Modules come in the order of their paths; members that are not for users are left out.
 */
export function tidyManifest<T extends ElementsManifest>(manifest: T): T {
  const modules = manifest.modules
    .map((module) => ({ ...module, declarations: (module.declarations ?? []).flatMap(tidyElement) }))
    .filter(({ declarations }) => declarations.length > 0)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { ...manifest, modules };
}

function tidyElement(declaration: Declaration): Declaration[] {
  const tag = declaration.members?.find((member) => member.static === true && member.name === 'tag');
  if (declaration.kind !== 'class' || tag?.default === undefined) return [];
  const members = (declaration.members ?? []).filter(
    (member) => member.static !== true && (member.privacy ?? 'public') === 'public' && !isLifecycle(member),
  );
  const {
    superclass,
    attributes = [],
    cssProperties = [],
  } = declaration as {
    superclass?: { name: string };
    attributes?: readonly unknown[];
    cssProperties?: readonly unknown[];
  };
  const isWidget = superclass?.name === 'PorticoWidget';
  const shared = isWidget && {
    attributes: [...attributes, ...ofEveryWidget],
    cssProperties: [...cssProperties, ...propertiesOfEveryWidget],
  };
  return [
    {
      ...declaration,
      ...shared,
      members,
      tagName: tag.default.replaceAll(/^['"]|['"]$/g, ''),
      customElement: true,
    },
  ];
}

function isLifecycle({ kind, name }: Member): boolean {
  return kind === 'method' && /^(render|willUpdate|updated|firstUpdated|.*Callback)$/.test(name);
}
