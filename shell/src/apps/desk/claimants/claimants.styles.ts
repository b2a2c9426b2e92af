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
  /* One column a claimant; what they are compared by stands on one line through all columns. */
  ul {
    display: grid;
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
    padding: var(--portico-space-4) var(--portico-space-5) var(--portico-space-5);
  }
  li + li {
    border-inline-start: 1px solid var(--portico-border);
  }
  li.self {
    box-shadow: inset 0 3px 0 var(--portico-accent);
  }
  header {
    display: grid;
    align-content: start;
    gap: 4px;
    padding-block-end: var(--portico-space-2);
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
    padding-block: var(--portico-space-2);
    border-block-start: 1px solid var(--portico-border);
  }
  dt,
  small {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
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
      grid-auto-flow: row;
      grid-auto-columns: auto;
      gap: var(--portico-space-3);
    }
    li {
      grid-row: auto;
      grid-template-rows: none;
      padding: var(--portico-space-4);
      border: 1px solid var(--portico-border);
      border-radius: var(--portico-radius-card);
      background: var(--portico-surface-raised);
    }
    dl {
      grid-row: auto;
      grid-template-rows: none;
    }
    dl > div {
      display: grid;
      grid-template-columns: minmax(96px, 2fr) minmax(0, 5fr);
      gap: var(--portico-space-2);
    }
    dl > .empty {
      display: none;
    }
  }
`;
