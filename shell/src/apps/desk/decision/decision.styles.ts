import { css, type CSSResult } from 'lit';

export const decisionStyles: CSSResult = css`
  :host {
    display: contents;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  [role='group'] {
    display: grid;
    gap: var(--portico-space-2);
  }
  p {
    margin: 0;
    color: var(--portico-text-muted);
  }
  p[role='alert'] {
    color: var(--portico-danger-text);
  }
`;
