import { css, type CSSResult } from 'lit';

/**
 * A list that floats below its `.anchor`: in the top layer, so that no card or dialog cuts it, flipped up where there is
 * no room. Browsers without anchor positioning get it at the window's lower edge.
 */
export const popoverStyles: CSSResult = css`
  .anchor {
    anchor-name: --anchor;
  }
  [popover] {
    position: fixed;
    inset: auto 0 0;
    margin: var(--portico-space-1) 0;
    padding: var(--portico-space-1);
    box-sizing: border-box;
    max-block-size: min(320px, 60vh);
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid transparent;
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-float);
    color: var(--portico-text);
    box-shadow: var(--portico-shadow);
    list-style: none;
    scroll-padding: var(--portico-space-1);
  }
  [popover]:popover-open {
    transition: opacity var(--portico-motion);
    @starting-style {
      opacity: 0;
    }
  }
  @supports (anchor-name: --a) {
    [popover] {
      position-anchor: --anchor;
      inset: auto;
      position-area: block-end span-inline-end;
      position-try-fallbacks:
        flip-block,
        flip-inline,
        flip-block flip-inline;
      max-inline-size: calc(100vw - 16px);
    }
  }
  [role='option'],
  [role='menuitem'] {
    all: unset;
    display: flex;
    box-sizing: border-box;
    align-items: center;
    gap: var(--portico-space-2);
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px var(--portico-space-3);
    border-radius: 4px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    [role='option'],
    [role='menuitem'] {
      min-block-size: 44px;
    }
  }
`;
