import { css, type CSSResult } from 'lit';

/** The one look of everything that takes a value: label above, box, help and error below. */
export const controlStyles: CSSResult = css`
  label,
  .head {
    display: flex;
    gap: var(--portico-space-2);
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    margin-block-end: 6px;
  }
  .optional,
  .help,
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
    display: flex;
    align-items: center;
    gap: var(--portico-space-2);
    min-block-size: var(--portico-control);
    padding-inline: var(--portico-space-3);
    background: var(--portico-surface-raised);
    border: 1px solid var(--portico-border-strong);
    border-radius: var(--portico-radius);
    cursor: text;
    transition: border-color var(--portico-motion);
  }
  .box:hover {
    border-color: var(--portico-text-muted);
  }
  .box:has(#control:focus-visible) {
    outline: 2px solid var(--portico-focus);
    outline-offset: -1px;
    border-color: transparent;
  }
  .box #control {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    cursor: inherit;
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) #control {
    text-align: right;
  }
  #control::placeholder {
    color: var(--portico-text-muted);
    opacity: 1;
  }
  #control:-webkit-autofill {
    box-shadow: 0 0 0 99px var(--portico-accent-soft) inset;
    -webkit-text-fill-color: var(--portico-text);
  }
  .box ::slotted(*),
  .quiet {
    color: var(--portico-text-muted);
  }
  .help,
  .error {
    margin: 6px 0 0;
    font-size: var(--portico-text-size-small);
  }
  p.error:not(:has(*)) {
    margin: 0;
  }
  .error {
    display: flex;
    gap: 6px;
    color: var(--portico-danger-text);
  }
  .invalid {
    border-color: var(--portico-danger);
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
