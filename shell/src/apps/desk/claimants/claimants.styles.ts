import { css, type CSSResult } from 'lit';

export const claimantsStyles: CSSResult = css`
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
  }
  .scroll:focus-visible {
    outline: 2px solid var(--portico-focus);
    outline-offset: 2px;
  }
  /* A table: what they are compared by stands once, at the start, and runs on one line through one column a claimant. */
  ul {
    display: grid;
    grid-template-columns: minmax(96px, 160px);
    grid-auto-columns: minmax(220px, 1fr);
    grid-auto-flow: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-row: 1 / span 16;
    grid-template-rows: subgrid;
    align-content: start;
    min-inline-size: 0;
    padding-block-end: var(--portico-space-2);
  }
  li:first-child {
    grid-column: 1 / span 2;
    grid-template-columns: subgrid;
  }
  li:first-child > header {
    grid-column: 2;
  }
  header {
    display: grid;
    align-content: start;
    gap: 4px;
    padding: var(--portico-space-4) var(--portico-space-5) var(--portico-space-3);
  }
  .self > header {
    box-shadow: inset 0 3px 0 var(--portico-accent);
  }
  h3 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--portico-space-2);
  }
  a {
    color: var(--portico-accent-text);
    text-underline-offset: 3px;
  }
  dl {
    display: grid;
    grid-row: span 15;
    grid-template-rows: subgrid;
    align-content: start;
    margin: 0;
  }
  dl > div {
    position: relative;
    border-block-start: 1px solid var(--portico-border);
  }
  :is(dt, dd) {
    padding: var(--portico-space-2) var(--portico-space-5);
  }
  li:first-child > dl,
  li:first-child > dl > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  li:first-child dt {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    padding-inline-end: var(--portico-space-2);
    background: var(--portico-surface-raised);
  }
  li + li dt {
    position: absolute;
    clip-path: inset(50%);
  }
  dt,
  small {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
    line-height: 1.6;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .words {
    white-space: pre-line;
  }
  dd > p {
    margin: 4px 0 0;
  }
  .none {
    color: var(--portico-text-muted);
  }
  @media (max-width: 720px) {
    .scroll {
      overflow: visible;
      border: 0;
      background: none;
    }
    ul {
      grid-template-columns: minmax(0, 1fr);
      grid-auto-flow: row;
      gap: var(--portico-space-3);
    }
    :is(li, li:first-child) {
      grid-row: auto;
      grid-column: auto;
      grid-template: none / minmax(0, 1fr);
      overflow: hidden;
      border: 1px solid var(--portico-border);
      border-radius: var(--portico-radius-card);
      background: var(--portico-surface-raised);
    }
    li + li {
      border-inline-start: 1px solid var(--portico-border);
    }
    li:first-child > header {
      grid-column: auto;
    }
    header {
      padding-inline: var(--portico-space-4);
    }
    :is(li, li:first-child) > dl {
      grid-row: auto;
      grid-column: auto;
      grid-template: none / minmax(0, 1fr);
    }
    :is(li, li:first-child) > dl > div {
      display: grid;
      grid-column: auto;
      grid-template-columns: minmax(124px, 2fr) minmax(0, 4fr);
    }
    :is(li:first-child, li + li) dt {
      position: static;
      clip-path: none;
      padding-inline: var(--portico-space-4) var(--portico-space-2);
      overflow-wrap: anywhere;
    }
    dd {
      padding-inline: 0 var(--portico-space-4);
    }
    :is(li, li:first-child) > dl > .empty {
      display: none;
    }
  }
`;
