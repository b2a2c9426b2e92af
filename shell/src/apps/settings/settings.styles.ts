import { css, type CSSResult } from 'lit';

export const settingsStyles: CSSResult = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--portico-space-3);
    margin-block-end: var(--portico-space-4);
  }
  p {
    margin: 0;
    max-inline-size: 70ch;
  }
  .quiet {
    color: var(--portico-text-muted);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  fieldset {
    display: grid;
    gap: var(--portico-space-2);
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: var(--portico-space-2);
    padding: 0;
    font-weight: 500;
  }
  .error {
    color: var(--portico-danger-text);
    font-size: var(--portico-text-size-small);
  }
  h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.25;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
    padding: var(--portico-space-5);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
  }
  .card > .bar {
    margin: 0;
  }
  /* A table's head has the ground it lies on. */
  .card portico-table,
  .card portico-site-keys,
  .card portico-site-vitals {
    --portico-surface: var(--portico-surface-raised);
  }
  .link {
    color: var(--portico-accent-text);
  }
  .card + .card {
    margin-block-start: var(--portico-space-5);
  }
  @media (max-width: 480px) {
    .card {
      padding: var(--portico-space-4);
    }
  }
  pre,
  code {
    font:
      400 13px/1.5 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }
  pre {
    margin: 0;
    padding: var(--portico-space-3) var(--portico-space-4);
    overflow: auto;
    border-radius: var(--portico-radius);
    background: var(--portico-neutral-3);
    direction: ltr;
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .secret {
    display: flex;
    align-items: center;
    gap: var(--portico-space-2);
  }
  .secret code {
    flex: 1;
    min-inline-size: 0;
    padding: 8px 12px;
    border-radius: var(--portico-radius);
    background: var(--portico-neutral-3);
    direction: ltr;
    overflow-wrap: anywhere;
  }
`;
