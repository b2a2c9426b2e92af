import { css, unsafeCSS, type CSSResult } from 'lit';
import { tones } from './scales.ts';

/** Hands an element with a `tone` attribute its three voices: `--portico-tone-dot` (solid), `--portico-tone-soft` (ground) and `--portico-tone-words`. */
export const toned: CSSResult = css`
  ${unsafeCSS(
    tones
      .map(
        ([name]) =>
          `:host([tone=${name}]){--portico-tone-dot:var(--portico-${name});--portico-tone-soft:var(--portico-${name}-soft);--portico-tone-words:var(--portico-${name}-text)}`,
      )
      .join(''),
  )}
`;
