/// <reference types="vite/client" />
interface Element {
  readonly tagName: string;
  readonly summary?: string;
  readonly description?: string;
  readonly attributes?: readonly { readonly name: string; readonly fieldName: string }[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Element[] }[];
}

const files = import.meta.glob<Manifest>(
  ['../../packages/ui/custom-elements.json', '../../widgets/custom-elements.json'],
  { eager: true, import: 'default' },
);

/** Every element of the product as its doc comments describe it: the generated manifests of elements and widgets as one. */
export const manifest = {
  schemaVersion: '1.0.0',
  modules: Object.values(files).flatMap(({ modules }) => modules),
} as const;

/** The elements, by tag. */
export const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .toSorted((a, b) => a.tagName.localeCompare(b.tagName));

/** What an element is, as its own comment says: the sentence above its page. */
export function summaryOf(tag: string): string {
  const element = elements.find(({ tagName }) => tagName === tag);
  return [element?.summary, element?.description].filter(Boolean).join('\n\n');
}
