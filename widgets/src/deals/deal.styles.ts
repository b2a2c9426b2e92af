import { css, unsafeCSS, type CSSResult } from 'lit';
import { tones } from '@portico/ui/tokens/scales';

/**
 * What is this, what needs me, what is known: side by side where there is room. Buttons look as in `buttonStyles`; the
 * state looks as `<portico-badge>` does.
 */
export const dealStyles: CSSResult = css`
  :host {
    container-type: inline-size;
  }
  /* The size contract: what the loader held, until all is there. */
  :host([phase='loading']),
  [aria-busy],
  .held {
    min-block-size: 700px;
  }
  /* As the loader sketches what comes. */
  [aria-busy] {
    background: repeating-linear-gradient(#8880 0 32px, #8882 0 72px);
  }
  .deal {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--portico-space-5);
    overflow-wrap: anywhere;
  }
  h2,
  p,
  dl,
  dd {
    margin: 0;
  }
  h2 {
    font-size: var(--portico-text-size-title);
    font-weight: 600;
    line-height: 1.25;
  }
  header {
    display: grid;
    gap: var(--portico-space-1);
  }
  header > div,
  .moves {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2) var(--portico-space-3);
  }
  .moves {
    align-items: stretch;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    padding: 1px 8px;
    border-radius: 99px;
    background: var(--soft, var(--portico-neutral-3));
    color: var(--words, var(--portico-text-muted));
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    white-space: nowrap;
  }
  .status::before {
    content: '';
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--dot, var(--portico-neutral-8));
    forced-color-adjust: none;
  }
  dd > button {
    display: flex;
    inline-size: fit-content;
    min-block-size: 28px;
    margin-block-start: var(--portico-space-1);
    padding: 2px 10px;
    font-size: var(--portico-text-size-small);
  }
  @container (max-width: 479px) {
    .moves > * {
      flex: 1 0 auto;
    }
    .moves > .primary {
      flex-basis: 100%;
    }
  }
  dd {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  dt,
  .quiet {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(140px, 22%), 1fr));
    gap: var(--portico-space-4);
  }
  ${unsafeCSS(
    tones
      .map(
        ([name]) =>
          `.${name}{--dot:var(--portico-${name});--soft:var(--portico-${name}-soft);--words:var(--portico-${name}-text)}`,
      )
      .join(''),
  )}
`;
