import { css, type CSSResult } from 'lit';

/** The forms before the portal: one column, one wide button at the end. */
export const formStyles: CSSResult = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  .beside {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--portico-space-3);
    margin-block-start: calc(var(--portico-space-2) * -1);
    font-size: var(--portico-text-size-small);
  }
  a,
  .link {
    all: unset;
    border-radius: 2px;
    color: var(--portico-accent-text);
    cursor: pointer;
  }
  :is(a, .link):hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  :is(a, .link):focus-visible {
    outline: 2px solid var(--portico-focus);
    outline-offset: 2px;
  }
  .or {
    display: flex;
    align-items: center;
    gap: var(--portico-space-3);
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--portico-border);
  }
  p {
    margin: 0;
  }
`;
