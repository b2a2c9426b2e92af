import type { HTMLAttributes } from 'svelte/elements';
import type { PorticoElements } from './globals.js';
import type { Props, Tag } from './templates.js';

type Elements = {
  [Name in Tag]: Props<Name, HTMLAttributes<PorticoElements[Name]>>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}
