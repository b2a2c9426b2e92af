import { css, type CSSResult } from 'lit';

export const versionStyles: CSSResult = css`
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
  /* Silent, it takes no room beside the buttons, and still speaks when it has words. */
  .said:empty {
    position: absolute;
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
