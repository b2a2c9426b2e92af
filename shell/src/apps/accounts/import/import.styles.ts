import { css, type CSSResult } from 'lit';

export const importStyles: CSSResult = css`
  progress {
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    appearance: none;
    overflow: hidden;
    background: var(--portico-neutral-4);
  }
  progress::-webkit-progress-bar {
    background: var(--portico-neutral-4);
  }
  progress::-webkit-progress-value {
    background: var(--portico-accent);
  }
  progress::-moz-progress-bar {
    background: var(--portico-accent);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--portico-space-4) var(--portico-space-6);
  }
  .counts div {
    display: flex;
    flex-direction: column-reverse;
  }
  .counts dd {
    margin: 0;
    font-size: 20px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
  }
  .counts dt {
    font-size: var(--portico-text-size-small);
  }
  code {
    font:
      400 13px/1.5 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
    direction: ltr;
    overflow-wrap: anywhere;
  }
  .narrow {
    max-inline-size: 800px;
  }
  .columns-of-file dd {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }
  .columns-of-file code {
    padding-inline: 6px;
    border-radius: 4px;
    background: var(--portico-neutral-3);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--portico-space-2);
  }
`;
