import { css, type CSSResult } from 'lit';

/** The receipt of a registration. */
export const receiptStyles: CSSResult = css`
  dl,
  dd {
    margin: 0;
  }
  dt {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  .receipt {
    display: grid;
    gap: var(--portico-space-5);
    overflow-wrap: anywhere;
  }
  h2:focus {
    outline: none;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: var(--portico-space-4);
    padding: var(--portico-space-4);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
  }
`;
