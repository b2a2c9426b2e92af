import { css, type CSSResult } from 'lit';

export const canaryStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-3);
  }
  p {
    margin: 0;
  }
  .quiet {
    color: var(--portico-text-muted);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--portico-space-3);
  }
  form > portico-combobox,
  form > portico-field {
    inline-size: min(320px, 100%);
  }
`;
