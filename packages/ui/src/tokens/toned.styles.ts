import { css, unsafeCSS, type CSSResult } from 'lit';
import { tones } from './scales.ts';

/** Hands an element with a `tone` attribute its three voices: `--dot` (solid), `--soft` (ground) and `--words`. */
export const toned: CSSResult = css`
  ${unsafeCSS(
    tones
      .map(
        ([name]) =>
          `:host([tone=${name}]){--dot:var(--portico-${name});--soft:var(--portico-${name}-soft);--words:var(--portico-${name}-text)}`,
      )
      .join(''),
  )}
`;
