import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { build } from 'vite';
import { fromRoot } from '../../paths.ts';
import { run } from '../../run.ts';

/** What a peer makes a page load. */
export interface Peer {
  readonly name: string;
  readonly content: Buffer;
}

/** A published package, and the file in it that a page loads. */
interface Published {
  readonly name: string;
  readonly spec: string;
  /** Of the package as the registry delivers it: what is measured is what was looked at. */
  readonly sha512: string;
  readonly file: string;
}

/**
 * Peers whose licences (Cal.com: AGPL-3.0 or commercial; Dub: none named) let nobody build on them as we let them build on us,
 * so that they are no dependency of ours, not even of development: fetched to be weighed, and never run.
 */
const fetched: readonly Published[] = [
  {
    name: 'cal-embed-core',
    spec: '@calcom/embed-core@1.5.3',
    sha512: 'GeId9gaByJ5EWiPmuvelZOvFWPOTWkcWZr5vGTCbIUTX125oE5yn0n8lDF1MJk5Xj1WO+/dk9jKIE08Ad9ytiQ==',
    file: 'package/dist/embed/embed.js',
  },
  {
    name: 'dub-embed-core',
    spec: '@dub/embed-core@0.0.18',
    sha512: 'Yj+YbOkbDdb0cM4pgdvyfBtWdgzkgORUS02mY+DrBNuIMPyF1bYg+kCkBGRtMTbSl4CAkuzLdbtYbpzIe4B0Aw==',
    file: 'package/dist/embed/script.js',
  },
];

/** Three elements that a form cannot do without, as a page imports them. */
const shoelaceElements = ['button', 'input', 'dialog'];

/**
 * Gathers what peers make a page load: embed scripts as they are shipped, and three elements of a component library bundled
 * with the bundler that makes ours.
 *
 * A peer that cannot be fetched is left out, and the run says so.
 */
export async function gatherPeers(): Promise<Peer[]> {
  const others = await Promise.all(fetched.map(fetchPeer));
  return [
    ...others.filter((peer) => peer !== null),
    {
      name: 'typeform-embed',
      content: await readFile(fromRoot('packages/tools/node_modules/@typeform/embed/build/embed.js')),
    },
    { name: 'shoelace-three-elements', content: await bundleShoelace() },
  ];
}

async function fetchPeer({ name, spec, sha512, file }: Published): Promise<Peer | null> {
  const folder = fromRoot('bench/peers', name);
  await mkdir(folder, { recursive: true });
  const packed = await run('npm', [
    'pack',
    spec,
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ]);
  const archive = `${folder}/${spec.replace('@', '').replace('/', '-').replace('@', '-')}.tgz`;
  const content = await readFile(archive).catch(() => null);
  if (content === null) {
    process.stdout.write(`${spec} could not be fetched and is left out: ${packed.output.trim()}\n`);
    return null;
  }
  if (createHash('sha512').update(content).digest('base64') !== sha512)
    throw new Error(`${archive} is not the package that was looked at. Delete it and run again.`);
  const unpacked = await run('tar', ['-xzf', archive, '-C', folder, file]);
  if (unpacked.code !== 0) throw new Error(unpacked.output);
  return { name, content: await readFile(`${folder}/${file}`) };
}

async function bundleShoelace(): Promise<Buffer> {
  const id = 'three-elements';
  const from = fromRoot('packages/tools/node_modules/@shoelace-style/shoelace/dist/components');
  const source = shoelaceElements.map((name) => `import '${from}/${name}/${name}.js';`).join('\n');
  const output = await build({
    root: fromRoot('packages/tools'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      {
        name: id,
        enforce: 'pre',
        resolveId: (asked) => (asked.endsWith(id) ? id : null),
        load: (asked) => (asked === id ? source : null),
      },
    ],
    build: {
      target: 'es2022',
      minify: 'oxc',
      write: false,
      lib: { entry: id, formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const outputs = Array.isArray(output) ? output : [output];
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []));
  return Buffer.from(chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n'));
}
