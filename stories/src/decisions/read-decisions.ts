/// <reference types="vite/client" />

/** A decision record as the index lists it. */
interface Decision {
  /** Number and title. */
  readonly name: string;
  /** The first line under "Status". */
  readonly status: string;
  /** Its page in Storybook. */
  readonly href: string;
}

const texts = import.meta.glob<string>('../../decisions/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every decision record, in order. */
export const decisions: readonly Decision[] = Object.entries(texts).map(([path, text]) => {
  const number = /(\d{4})-[^/]*$/.exec(path)?.[1] ?? '';
  const title = /^# \d+\. (.+)$/m.exec(text)?.[1] ?? '';
  const status = /^## Status\s+(.+)$/m.exec(text)?.[1] ?? '';
  const name = `${number} ${title}`;
  return { name, status, href: `?path=/docs/decisions-${pageId(name)}--docs` };
});

/** As Storybook makes the id of a page from its title. */
function pageId(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
