import { css, type CSSResult } from 'lit';

/** A native checkbox in our looks; for `<portico-check>` and a table's rows. */
export const checkBox: CSSResult = css`
  [type='checkbox'] {
    all: unset;
    box-sizing: border-box;
    display: grid;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: calc((1lh - 18px) / 2) 0 0;
    border: 1px solid var(--portico-border-strong);
    border-radius: 4px;
    background: var(--portico-surface-raised);
    forced-color-adjust: none;
    transition: background var(--portico-motion);
  }
  [type='checkbox']:is(:checked, :indeterminate) {
    background: var(--portico-accent);
    border-color: transparent;
  }
  [type='checkbox']:is(:checked, :indeterminate)::before {
    content: '';
    margin: 3px;
    background: var(--portico-on-accent);
    clip-path: polygon(14% 46%, 0 60%, 38% 96%, 100% 22%, 85% 8%, 37% 66%);
  }
  [type='checkbox']:indeterminate::before {
    clip-path: inset(40% 5%);
  }
`;
