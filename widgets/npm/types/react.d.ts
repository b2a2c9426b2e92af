import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PorticoElements } from './globals.js';
import type { Props, Tag } from './templates.js';

type Elements = {
  [Name in Tag]: Props<Name, DetailedHTMLProps<HTMLAttributes<PorticoElements[Name]>, PorticoElements[Name]>>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
