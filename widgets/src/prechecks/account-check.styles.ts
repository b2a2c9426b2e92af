import { css, type CSSResult } from 'lit';

/** On top of the first form's: one narrow column; the answer stands where the eye is after pressing the button. */
export const accountCheckStyles: CSSResult = css`
  form,
  [aria-busy] {
    min-block-size: 760px;
  }
  form {
    gap: var(--portico-space-4);
  }
  .optional,
  .named,
  li p {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  .optional {
    font-weight: 400;
  }
  ul {
    display: grid;
    gap: var(--portico-space-3);
    margin: var(--portico-space-6) 0 0;
    padding: 0;
    list-style: none;
  }
  h3 {
    overflow-wrap: anywhere;
  }
  li {
    display: grid;
    gap: var(--portico-space-2);
    justify-items: start;
    padding: var(--portico-space-4);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
  }
`;
