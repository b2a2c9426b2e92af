import { css, type CSSResult } from 'lit';

export const versionStyles: CSSResult = css`
  .tabs {
    display: flex;
    gap: var(--portico-space-5);
    margin-block-end: var(--portico-space-5);
    border-block-end: 1px solid var(--portico-border);
    overflow-x: auto;
  }
  .tabs a {
    padding-block: 8px;
    margin-block-end: -1px;
    border-block-end: 2px solid transparent;
    border-radius: 2px 2px 0 0;
    color: var(--portico-text-muted);
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
  }
  .tabs a:hover {
    color: var(--portico-text);
  }
  .tabs a[aria-current] {
    border-block-end-color: var(--portico-accent);
    color: var(--portico-text);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2);
  }
  .said {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  .base {
    max-inline-size: 320px;
    margin-block-end: var(--portico-space-4);
  }
  .stale {
    display: grid;
    gap: var(--portico-space-4);
    margin-block-end: var(--portico-space-6);
  }
  portico-problem {
    margin-block-end: var(--portico-space-4);
  }
`;
