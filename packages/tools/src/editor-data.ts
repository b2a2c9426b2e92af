import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Described {
  readonly name?: string;
  readonly description?: string;
}

/** An element as the manifest describes it: the fields that editors are told. */
export interface ManifestElement {
  readonly tagName: string;
  readonly summary?: string;
  readonly superclass?: { readonly name: string };
  readonly attributes?: readonly (Described & { readonly type?: { readonly text: string } })[];
  readonly events?: readonly Described[];
}

/** The manifest of a package of elements. */
export interface ElementsOfPackage {
  readonly modules: readonly { readonly declarations: readonly ManifestElement[] }[];
}

/** An attribute with the values it may have, where they are a closed set. */
interface Attribute {
  readonly name: string;
  readonly description: string;
  readonly values: readonly string[];
}

/**
 * Writes what editors are told of the widgets beside their `custom-elements.json`: `vscode.html-custom-data.json` for
 * Visual Studio Code and what speaks its language service, `web-types.json` for the editors of JetBrains.
 *
 * @param folder the package's absolute path
 */
export async function writeEditorData(folder: string): Promise<void> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, name), 'utf8'));
  const manifest = (await read('custom-elements.json')) as ElementsOfPackage;
  const { name, version } = (await read('package.json')) as { name: string; version: string };
  const write = (file: string, data: unknown): Promise<void> =>
    writeFile(join(folder, file), `${JSON.stringify(data, null, 2)}\n`);
  await write('vscode.html-custom-data.json', codeDataOf(manifest));
  await write('web-types.json', webTypesOf(manifest, { name, version }));
}

/**
 * What Visual Studio Code completes and explains in HTML.
 *
 * Format: https://github.com/microsoft/vscode-custom-data
 */
export function codeDataOf(manifest: ElementsOfPackage): unknown {
  return {
    version: 1.1,
    tags: widgetsOf(manifest).map((element) => ({
      name: element.tagName,
      description: `${element.summary ?? ''}\n\n${eventLines(element).join('\n')}`.trim(),
      attributes: attributesOf(element).map(({ name, description, values }) => ({
        name,
        description,
        ...(values.length > 0 && { values: values.map((value) => ({ name: value })) }),
      })),
    })),
  };
}

/**
 * What JetBrains' editors complete and explain, events included.
 *
 * Format: https://github.com/JetBrains/web-types
 */
export function webTypesOf(
  manifest: ElementsOfPackage,
  { name, version }: { name: string; version: string },
): unknown {
  const elements = widgetsOf(manifest).map((element) => ({
    name: element.tagName,
    description: element.summary ?? '',
    attributes: attributesOf(element).map(({ name: attribute, description, values }) => ({
      name: attribute,
      description,
      value: { type: values.length > 0 ? values.map((value) => `"${value}"`).join(' | ') : 'string' },
    })),
    js: { events: eventsOf(element) },
  }));
  return { name, version, 'description-markup': 'markdown', contributions: { html: { elements } } };
}

/** What a page may place; the elements that widgets are made of are none of its business. */
function widgetsOf({ modules }: ElementsOfPackage): ManifestElement[] {
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ superclass }) => superclass?.name === 'PorticoWidget');
}

function attributesOf({ attributes = [] }: ManifestElement): Attribute[] {
  return attributes.map(({ name = '', description = '', type }) => ({
    name,
    description,
    values: valuesOf(type?.text ?? ''),
  }));
}

/** The values of a type that is spelled out as words and nothing else; none for any other. */
function valuesOf(type: string): string[] {
  const words = type.split(' | ');
  return words.every((word) => /^'[^']*'$/.test(word))
    ? words.map((word) => word.slice(1, -1)).filter((word) => word !== '')
    : [];
}

/** The documented ones: the analyzer also finds events that are dispatched under a name it cannot read. */
function eventsOf({ events = [] }: ManifestElement): { name: string; description: string }[] {
  return events.flatMap(({ name, description = '' }) =>
    name?.startsWith('portico-') ? [{ name, description: description.replace(/^- /, '') }] : [],
  );
}

function eventLines(element: ManifestElement): string[] {
  return eventsOf(element).map(({ name, description }) => `- \`${name}\`: ${description}`);
}
