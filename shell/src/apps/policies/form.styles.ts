import { css, type CSSResult } from 'lit';

/** A form in a dialog. */
export const formStyles: CSSResult = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  p {
    margin: 0;
    max-inline-size: 70ch;
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding-inline-start: 20px;
  }
  a {
    color: var(--portico-accent-text);
    text-underline-offset: 3px;
  }
  .quiet {
    color: var(--portico-text-muted);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--portico-space-3);
  }
`;
