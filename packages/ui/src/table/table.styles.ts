import { css, type CSSResult } from 'lit';

/** A table with a sticky head, which below 480 px of its own width becomes cards. */
export const tableStyles: CSSResult = css`
  :host {
    container-type: inline-size;
  }
  .scroll {
    max-block-size: var(--portico-table-height, none);
    overflow: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  table.held {
    table-layout: fixed;
  }
  th,
  td {
    block-size: calc(var(--portico-control) + 6px);
    padding: var(--portico-space-1) var(--portico-space-3);
    border-block-end: 1px solid var(--portico-border);
    text-align: start;
    font-weight: 400;
    overflow-wrap: break-word;
  }
  /* In the direction of what was typed, on the side of the rest. */
  td,
  .name {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    block-size: 36px;
    background: var(--portico-surface);
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    white-space: nowrap;
  }
  /* Not in words: some fonts set a hyphen as wide as a figure. */
  .end {
    font-variant-numeric: tabular-nums;
    text-align: end;
    unicode-bidi: normal;
  }
  .whole {
    white-space: nowrap;
  }
  .pick {
    inline-size: 0;
    padding-inline-end: var(--portico-space-1);
  }
  .pick label {
    display: grid;
    place-items: center;
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  .pick input {
    margin: 0;
  }
  th button {
    all: unset;
    display: inline-flex;
    align-items: center;
    gap: var(--portico-space-1);
    min-block-size: 24px;
    border-radius: 2px;
    cursor: pointer;
  }
  th button svg {
    inline-size: 14px;
    block-size: 14px;
    opacity: 0;
  }
  .end button {
    flex-direction: row-reverse;
  }
  th button:is(:hover, :focus-visible) svg {
    opacity: 0.5;
  }
  [aria-sort] button {
    color: var(--portico-text);
  }
  [aria-sort] button svg {
    opacity: 1;
  }
  .name {
    all: unset;
    border-radius: 2px;
    color: var(--portico-text);
    font-weight: 500;
    cursor: pointer;
  }
  .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  tbody tr {
    cursor: default;
  }
  tbody tr[tabindex]:hover {
    background: var(--portico-surface-hover);
  }
  tbody tr[aria-selected='true'] {
    background: var(--portico-accent-soft);
  }
  tbody tr:focus-visible {
    outline-offset: -2px;
    border-radius: var(--portico-radius);
  }
  .foot {
    padding-block: var(--portico-space-3);
    text-align: center;
  }
  .bar {
    display: flex;
    position: sticky;
    z-index: 2;
    inset-block-end: var(--portico-space-4);
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2);
    inline-size: fit-content;
    max-inline-size: 100%;
    margin: var(--portico-space-3) auto;
    padding: var(--portico-space-2) var(--portico-space-2) var(--portico-space-2) var(--portico-space-4);
    border: 1px solid transparent;
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-float);
    box-shadow: var(--portico-shadow);
  }
  .bar b {
    margin-inline-end: var(--portico-space-2);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  [hidden] {
    display: none;
  }
  /* A name is read first: it breaks last. */
  @container (width >= 920px) {
    tbody th {
      min-inline-size: 152px;
    }
  }
  @container (480px < width < 920px) {
    .minor {
      display: none;
    }
  }
  @container (max-width: 480px) {
    table,
    tbody,
    .gap {
      display: block;
    }
    thead,
    td:not(.card, .corner) {
      display: none;
    }
    tbody tr:not(.gap) {
      display: grid;
      position: relative;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--portico-space-1) var(--portico-space-3);
      padding-block: var(--portico-space-3);
      border-block-end: 1px solid var(--portico-border);
    }
    th,
    td {
      block-size: auto;
      padding: 0;
      border: 0;
      overflow-wrap: anywhere;
    }
    th:not(.pick) {
      grid-column: 1;
    }
    td.card {
      display: flex;
      text-align: -webkit-match-parent;
      text-align: match-parent;
      unicode-bidi: plaintext;
      gap: var(--portico-space-2);
      grid-column: 1 / -1;
      color: var(--portico-text);
    }
    td.card::before {
      content: attr(data-label);
      color: var(--portico-text-muted);
      font-size: var(--portico-text-size-small);
      min-inline-size: 96px;
    }
    td.card > portico-skeleton {
      flex: 1;
    }
    td.shape::before,
    td.shape:nth-child(n + 4) {
      display: none;
    }
    td.corner {
      display: block;
      grid-area: 1 / 2;
      margin-block: -4px;
    }
    td.pick {
      display: block;
      grid-area: 1 / 2;
      inline-size: auto;
    }
  }
`;
