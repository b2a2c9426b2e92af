import { css, type CSSResult } from 'lit';

/** Cards, lists of facts and forms, as the accounts application shows them. */
export const accountStyles: CSSResult = css`
  h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.25;
  }
  p {
    margin: 0;
    max-inline-size: 70ch;
  }
  .quiet {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-3);
    padding: var(--portico-space-4) var(--portico-space-5) var(--portico-space-5);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
  }
  .card portico-table {
    --portico-surface: var(--portico-surface-raised);
  }
  .bar,
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2) var(--portico-space-3);
  }
  .bar {
    justify-content: space-between;
    min-block-size: 28px;
  }
  .line {
    gap: 4px var(--portico-space-2);
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-5);
    min-inline-size: 0;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(96px, 160px) minmax(0, 1fr);
    gap: 10px var(--portico-space-4);
    margin: 0;
  }
  dt {
    color: var(--portico-text-muted);
  }
  dd {
    display: grid;
    gap: 4px;
    margin: 0;
    overflow-wrap: anywhere;
  }
  ul.rows {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ul.rows > li {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--portico-space-3);
    padding-block: var(--portico-space-3);
    border-block-start: 1px solid var(--portico-border);
  }
  ul.rows > li:first-child {
    padding-block-start: 0;
    border: 0;
  }
  ul.rows > li:last-child {
    padding-block-end: 0;
  }
  ul.rows > li > div {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 500;
  }
  a {
    border-radius: 2px;
    color: var(--portico-accent-text);
    font-weight: 500;
    text-underline-offset: 3px;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  fieldset {
    display: grid;
    gap: var(--portico-space-2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: var(--portico-space-2);
    padding: 0;
    font-weight: 500;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: var(--portico-space-4);
    align-items: start;
  }
  .error {
    color: var(--portico-danger-text);
    font-size: var(--portico-text-size-small);
  }
  @media (max-width: 480px) {
    .card {
      padding: var(--portico-space-4);
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd {
      margin-block-end: 10px;
    }
  }
`;
