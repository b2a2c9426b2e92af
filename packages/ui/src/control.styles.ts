import { css, type CSSResult } from 'lit';

/** What an element that takes a value adds to the look of a question: its own states, and what stands beside the label. */
export const controlStyles: CSSResult = css`
  .head {
    display: flex;
    gap: var(--portico-space-2);
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    margin-block-end: 6px;
  }
  .optional,
  .count {
    color: var(--portico-text-muted);
    font-weight: 400;
    font-size: var(--portico-text-size-small);
  }
  .count {
    float: inline-end;
    margin-block-start: 6px;
    margin-inline-start: var(--portico-space-3);
    font-variant-numeric: tabular-nums;
  }
  .box {
    gap: var(--portico-space-2);
    transition: border-color var(--portico-motion);
  }
  .box > [id] {
    overflow-wrap: anywhere;
  }
  [id]::placeholder {
    color: var(--portico-text-muted);
    opacity: 1;
  }
  [id]:-webkit-autofill {
    box-shadow: 0 0 0 99px var(--portico-accent-soft) inset;
    -webkit-text-fill-color: var(--portico-text);
  }
  .box ::slotted(*),
  .quiet {
    color: var(--portico-text-muted);
  }
  .locked {
    background: var(--portico-surface-hover);
  }
  :host(:disabled) {
    cursor: not-allowed;
  }
  :host(:disabled) :is(.box, label, .choices) {
    opacity: 0.55;
    pointer-events: none;
  }
`;
