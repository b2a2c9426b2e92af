import { css, type CSSResult } from 'lit';

/** On top of a deal's own: its forms, its tables and its cards. */
export const dealRestStyles: CSSResult = css`
  .panel,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
    max-inline-size: 640px;
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
    line-height: 1.25;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2) var(--portico-space-3);
  }
  .asked {
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
  }
  .asked dd {
    white-space: pre-line;
  }
  .asked small {
    display: block;
    color: var(--portico-text-muted);
    font-weight: 400;
  }
  .panel {
    padding: var(--portico-space-4);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
  }
  h3 + portico-timeline {
    margin-block-start: var(--portico-space-3);
  }
  .narrow {
    max-inline-size: 320px;
  }
  .benefits {
    max-inline-size: 640px;
  }
  table {
    inline-size: 100%;
    margin-block-start: var(--portico-space-2);
    border-collapse: collapse;
  }
  tr {
    border-block-end: 1px solid var(--portico-border);
  }
  tfoot tr {
    border: 0;
  }
  th,
  td {
    padding: var(--portico-space-2) 0;
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }
  td {
    padding-inline-start: var(--portico-space-3);
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  th small,
  .quiet small {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  tfoot tr:first-child > * {
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: var(--portico-space-2);
    margin: var(--portico-space-2) 0 0;
    padding: 0;
    list-style: none;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2);
    margin-inline-start: calc(-1 * var(--portico-space-2));
  }
  b {
    font-weight: 500;
  }
  .dispute {
    max-inline-size: 640px;
    box-sizing: border-box;
  }
`;
