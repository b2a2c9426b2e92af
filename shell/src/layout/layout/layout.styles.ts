import { css, type CSSResult } from 'lit';

/** The frame around every section: a side bar where there is room, a top and a bottom bar where there is not. */
export const layoutStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template: 'side main' 1fr / 232px minmax(0, 1fr);
    min-block-size: 100dvh;
  }
  .skip {
    position: absolute;
    z-index: 10;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    padding: 6px 12px;
    border-radius: var(--portico-radius);
    background: var(--portico-accent);
    color: var(--portico-on-accent);
    text-decoration: none;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  aside {
    grid-area: side;
    position: sticky;
    inset-block-start: 0;
    display: flex;
    flex-direction: column;
    gap: var(--portico-space-4);
    block-size: 100dvh;
    padding: var(--portico-space-3);
    border-inline-end: 1px solid var(--portico-border);
    background: var(--portico-surface-sunken);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 6px;
    min-inline-size: 0;
  }
  .brand svg {
    inline-size: 24px;
    block-size: 24px;
    stroke-width: 2;
  }
  .brand b {
    overflow: hidden;
    font-weight: 600;
    letter-spacing: -0.01em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .item {
    all: unset;
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: var(--portico-radius);
    color: var(--portico-text-muted);
    font-weight: 500;
    cursor: pointer;
    transition: background var(--portico-motion);
  }
  .item:hover {
    background: var(--portico-neutral-4);
    color: var(--portico-text);
  }
  .item:is([aria-current], .here) {
    background: var(--portico-neutral-5);
    color: var(--portico-text);
  }
  .item:is([aria-current], .here) svg {
    color: var(--portico-accent-text);
  }
  .item:focus-visible {
    outline: 2px solid var(--portico-focus);
    outline-offset: -2px;
  }
  .item span {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .find {
    border: 1px solid var(--portico-border-button);
    background: var(--portico-surface-raised);
    font-weight: 400;
  }
  kbd {
    font: 400 12px/1 var(--portico-font);
  }
  nav ul {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .count {
    min-inline-size: 20px;
    padding-inline: 5px;
    border-radius: 99px;
    background: var(--portico-accent);
    color: var(--portico-on-accent);
    font-size: 12px;
    font-weight: 500;
    font-style: normal;
    line-height: 20px;
    text-align: center;
    font-variant-numeric: tabular-nums;
    forced-color-adjust: none;
  }
  .own {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    margin-block-start: auto;
  }
  .who {
    padding: var(--portico-space-3) 8px 0;
    border-block-start: 1px solid var(--portico-border);
    margin-block-start: var(--portico-space-2);
    font-size: var(--portico-text-size-small);
    line-height: 1.4;
  }
  .who * {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who b {
    font-weight: 500;
  }
  .who small {
    color: var(--portico-text-muted);
    font-size: 12px;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  main {
    grid-area: main;
    min-inline-size: 0;
    /* What floats over a row's end, such as an exact time, makes no page scroll sideways. */
    overflow-x: clip;
    outline: none;
  }
  .banner {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--portico-space-2);
    padding: 6px var(--portico-space-4);
    background: var(--portico-warning-soft);
    color: var(--portico-warning-text);
    font-weight: 500;
    text-align: center;
  }
  .top,
  .bottom {
    display: none;
  }
  @media (max-width: 899px) {
    :host {
      grid-template: 'top' auto 'main' 1fr 'bottom' auto / minmax(0, 1fr);
    }
    aside {
      display: none;
    }
    .top {
      grid-area: top;
      position: sticky;
      z-index: 3;
      inset-block-start: 0;
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 6px var(--portico-space-3);
      border-block-end: 1px solid var(--portico-border);
      background: var(--portico-surface-sunken);
    }
    .top .brand {
      flex: 1;
    }
    .top .item {
      position: relative;
      flex: none;
      justify-content: center;
      inline-size: 44px;
      min-block-size: 44px;
      padding: 0;
    }
    .top .item span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      clip-path: inset(50%);
    }
    .top kbd {
      display: none;
    }
    .top .find {
      border-color: transparent;
      background: none;
    }
    .top .count {
      position: absolute;
      inset-block-start: 4px;
      inset-inline-end: 2px;
      min-inline-size: 16px;
      padding-inline: 4px;
      font-size: 10px;
      line-height: 16px;
    }
    .bottom {
      grid-area: bottom;
      position: sticky;
      z-index: 3;
      inset-block-end: 0;
      display: block;
      padding: 4px 2px max(4px, env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--portico-border);
      background: var(--portico-surface-sunken);
    }
    .bottom ul {
      display: flex;
      justify-content: space-around;
    }
    .bottom li {
      flex: 1;
      min-inline-size: 0;
    }
    .bottom .item {
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-block-size: 48px;
      padding-inline: 0;
      font-size: 12px;
    }
    /* Dots are drawn as points, which a thin line leaves too small to see. */
    .bottom button svg {
      stroke-width: 2.5;
    }
    .bottom .item span {
      flex: none;
      max-inline-size: 100%;
    }
  }
  /* On a low window, or at 400 % zoom, bars that stay would leave no room for what is read. */
  @media (max-width: 899px) and (max-height: 420px) {
    .top,
    .bottom {
      position: static;
    }
  }
`;
