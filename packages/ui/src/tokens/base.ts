import { css, type CSSResult } from 'lit';

/**
 * The ground under every element. `all: initial` keeps a host page's inherited type out; what must flow in (a
 * language's direction and colour scheme, an ancestor's hiding) is let in again by name. Custom properties are not
 * touched by `all`, so tokens pass. A page's own rules for our tag win over those for `:host`; what a widget draws lies
 * in a `.ground`, which no rule of the page can name.
 */
export const base: CSSResult = css`
  :host,
  .ground {
    all: initial;
    display: block;
    box-sizing: border-box;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    color: var(--portico-text);
    font: 400 var(--portico-text-size) / 1.5 var(--portico-font);
    -webkit-text-size-adjust: none;
  }
  :host([hidden]) {
    display: none;
  }
  .ground {
    display: contents;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--portico-focus);
    outline-offset: 2px;
  }
  svg {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .hidden:not(:focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
