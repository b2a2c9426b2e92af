import { css, type CSSResult } from 'lit';

/** The list below the field, as wide as the field. */
export const comboboxStyles: CSSResult = css`
  .box > svg {
    margin-inline-end: -4px;
    color: var(--portico-text-muted);
  }
  [popover] {
    inline-size: anchor-size(inline);
    min-inline-size: 200px;
  }
  [role='option'] span {
    flex: 1;
  }
  [role='option'] svg {
    color: var(--portico-accent-text);
  }
  [role='option']:hover {
    background: var(--portico-surface-hover);
  }
  [role='option'].active {
    background: var(--portico-accent-soft);
    outline: 2px solid var(--portico-focus);
    outline-offset: -2px;
  }
  [aria-disabled] {
    opacity: 0.55;
    cursor: not-allowed;
  }
  small {
    display: block;
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  [popover] p {
    margin: 0;
    padding: 6px var(--portico-space-3);
    color: var(--portico-text-muted);
  }
`;
