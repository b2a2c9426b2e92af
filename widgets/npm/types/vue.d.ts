import type { HTMLAttributes, PublicProps } from 'vue';
import type { PorticoElements } from './globals.js';
import type { Tag, VueProps } from './templates.js';

type Elements = {
  [Name in Tag]: new () => PorticoElements[Name] & {
    /** Only for the checking of templates: the element has no such property. */
    $props: VueProps<Name, HTMLAttributes & PublicProps>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends Elements {}
}
