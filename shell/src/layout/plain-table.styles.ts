import { css, type CSSResult } from 'lit';

/** A native table of figures, in a box that scrolls by itself where it is too wide. */
export const plainTable: CSSResult = css`
  .scroll {
    overflow-x: auto;
    border-radius: 2px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
  }
  th,
  td {
    padding: 8px var(--portico-space-3);
    border-block-end: 1px solid var(--portico-border);
    text-align: start;
    vertical-align: baseline;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  thead th {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 400;
  }
  .end {
    text-align: end;
    white-space: nowrap;
  }
  .whole {
    white-space: nowrap;
  }
`;
