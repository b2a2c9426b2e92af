import { css, type CSSResult } from 'lit';

/** What may be added to a claim. */
export const moreStyles: CSSResult = css`
  .more {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  .narrow {
    max-inline-size: max(320px, (480px - 100%) * 999);
  }
  .lines {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: var(--portico-space-2);
    padding: 0;
    font-weight: 500;
  }
  .line {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    gap: var(--portico-space-3);
  }
`;
