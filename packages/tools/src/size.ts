import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildBrowserFiles } from './build.ts';
import { fromRoot } from './paths.ts';

/** The bytes of a set of files as a browser receives them, each file compressed for itself. */
export interface Size {
  readonly brotli: number;
  readonly gzip: number;
}

/** One measured artefact with its goal in brotli bytes. */
export interface SizeGoal extends Size {
  readonly id: string;
  readonly files: readonly string[];
  readonly goalBytes?: number;
  readonly ok: boolean;
}

/** A chunk as Vite's manifest describes it: the fields we read. */
export interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly name?: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** Vite's `manifest.json`: entry by its source path. */
export type Manifest = Readonly<Record<string, Chunk>>;

const loaderMax = 1024;
// The goal itself: decision 14.
const firstWidgetMax = 16_384;
/**
 * What each further widget adds to a page that has the first: all it loads until it is complete as it is first seen, with all
 * its questions or all its lines. What comes with a person's first act (a form that is opened, an answer that is asked for, a
 * card few have) is not in it, nor what comes once it is drawn and stands below that.
 */
const furtherMax = 5120;

/** What the loader asks for on some pages only, and is no widget: by the name of its chunk. */
const apart: Readonly<Record<string, { id: string; max: number }>> = {
  host: { id: 'size.frame-bridge', max: 1536 },
  frame: { id: 'size.inside-the-frame', max: 2048 },
  api: { id: 'size.page-api', max: 2048 },
};

/** Compresses texts the way our server does for static files: brotli 11, gzip 9. */
export function measure(contents: readonly Buffer[]): Size {
  const sum = (compress: (content: Buffer) => Buffer): number =>
    contents.reduce((total, content) => total + compress(content).length, 0);
  return {
    brotli: sum((content) =>
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    ),
    gzip: sum((content) => gzipSync(content, { level: 9 })),
  };
}

/** Lists the files a browser loads for `keys`: the chunks and all they import statically, each once. */
export function filesOf(manifest: Manifest, keys: readonly string[]): string[] {
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return [...files];
}

/**
 * Measures the built embed: the loader, the loader with the deal widget and all that needs, the same with all that is
 * loaded until a deal is registered and followed, what every other widget adds to that, and what a framed widget's page and
 * a page that calls us by script load besides.
 *
 * @returns nothing when the widgets are not built
 */
export async function measureSizes(dist: string = fromRoot('widgets/dist')): Promise<SizeGoal[]> {
  const path = [`${dist}/.vite/manifest.json`, `${dist}/manifest.json`].find((one) => existsSync(one));
  if (path === undefined) return [];
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  const keys = Object.keys(manifest);
  const loader = keys.find((key) => manifest[key]?.isEntry === true && /loader/.test(key));
  if (loader === undefined) throw new Error(`${path} names no loader entry.`);

  const read = async (id: string, files: readonly string[], goalBytes?: number): Promise<SizeGoal> => {
    const size = measure(await Promise.all(files.map((file) => readFile(`${dist}/${file}`))));
    const ok = goalBytes === undefined || size.brotli <= goalBytes;
    return goalBytes === undefined ? { id, files, ...size, ok } : { id, files, ...size, ok, goalBytes };
  };
  // What the loader asks for to show the form: its provider and the widget. All else is asked for by these, later.
  const asked = manifest[loader]?.dynamicImports ?? [];
  const deal = asked.filter((key) => /embed|runtime|deal-registration/.test(key));
  if (deal.length === 0) throw new Error(`${path} names no deal-registration that the loader loads.`);
  const first = [loader, ...deal];
  const further = asked.filter((key) => manifest[key]?.isDynamicEntry === true && !deal.includes(key));
  const known = new Set(filesOf(manifest, first));
  const readFurther = async (key: string): Promise<SizeGoal> => {
    const name = (manifest[key]?.name ?? key).replace(/^portico-/, '');
    const files = filesOf(manifest, [key]).filter((file) => !known.has(file));
    const { id, max } = apart[name] ?? {
      id: `size.further.${name}`,
      max: furtherMax,
    };
    return read(id, files, max);
  };
  return Promise.all([
    read('size.loader', filesOf(manifest, [loader]), loaderMax),
    read('size.loader-and-deal-registration', filesOf(manifest, first), firstWidgetMax),
    // No goal of its own, and not hidden either: decision 14 says which of the two is judged, and why.
    read(
      'size.to-register-and-follow-one-deal',
      filesOf(manifest, [...first, ...askedLater(manifest, deal)]),
    ),
    ...further.map(readFurther),
  ]);
}

/**
 * What `keys` ask for while a deal is filled in, handed in and followed: rules, receipt, live updates. Not texts in
 * another language, and not the fields that only some open.
 */
function askedLater(manifest: Manifest, keys: readonly string[]): string[] {
  const own = Object.values(manifest).filter(({ file }) => filesOf(manifest, keys).includes(file));
  return own.flatMap((chunk) => chunk.dynamicImports ?? []).filter((key) => !/locale|more-fields/.test(key));
}

/**
 * Finds artefacts over their goal. What is not built cannot be measured, and so fails: see `buildAndCheckSizes`.
 */
export async function checkSizes(dist?: string): Promise<string[]> {
  const sizes = await measureSizes(dist);
  if (sizes.length === 0) return ['The widgets are not built, so nothing was measured.'];
  return sizes
    .filter(({ ok }) => !ok)
    .map(({ id, brotli, goalBytes }) => `${id}: ${brotli} bytes brotli, the goal is ${goalBytes}.`);
}

/** Builds the browser files if they are not fresh, then checks their sizes. */
export async function buildAndCheckSizes(): Promise<string[]> {
  const built = await buildBrowserFiles();
  return built.ok ? checkSizes() : built.output.split('\n');
}
