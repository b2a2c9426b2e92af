import { css, type CSSResult } from 'lit';

export const accountPageStyles: CSSResult = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 340px;
    gap: var(--portico-space-5) var(--portico-space-6);
    align-items: start;
  }
  @media (max-width: 1099px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .notice {
    margin-block-end: var(--portico-space-5);
  }
`;
