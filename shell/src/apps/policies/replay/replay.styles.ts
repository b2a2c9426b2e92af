import { css, type CSSResult } from 'lit';

export const replayStyles: CSSResult = css`
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-6);
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  .part + .part {
    padding-block-start: var(--portico-space-6);
    border-block-start: 1px solid var(--portico-border);
  }
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
  }
  .ask {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--portico-space-3);
  }
  .ask > portico-select {
    inline-size: min(260px, 100%);
  }
  .ask > portico-combobox {
    inline-size: min(420px, 100%);
  }
  .progress {
    display: grid;
    gap: 6px;
    max-inline-size: 520px;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 4px;
    background: var(--portico-neutral-4);
    overflow: hidden;
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
  .answer {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.25;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--portico-space-3);
  }
  .bar portico-select {
    inline-size: min(260px, 100%);
  }
  .download {
    color: var(--portico-accent-text);
    font-weight: 500;
    text-underline-offset: 3px;
  }
  .old {
    color: var(--portico-text-muted);
  }
  .new {
    font-weight: 500;
  }
  .changes td {
    font-weight: 500;
  }
`;
