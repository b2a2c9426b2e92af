import { css, type CSSResult } from 'lit';

export const listStyles: CSSResult = css`
  /* Controls of different kinds keep room below themselves; their boxes stand in one line. */
  .filters {
    align-items: start;
  }
  .news {
    position: sticky;
    inset-block-start: var(--portico-space-2);
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--portico-space-2) var(--portico-space-3);
    inline-size: fit-content;
    margin-inline: auto;
    border-radius: var(--portico-radius);
    background: var(--portico-surface-float);
    box-shadow: var(--portico-shadow);
  }
  .news:has(*) {
    margin-block-end: var(--portico-space-3);
    padding: var(--portico-space-2) var(--portico-space-3);
  }
  @media (max-width: 480px) {
    .filters > portico-combobox {
      max-inline-size: none;
    }
  }
`;
