import { css, type CSSResult } from 'lit';

/** The row of filters above a list. */
export const filterStyles: CSSResult = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-3);
    margin-block-end: var(--portico-space-4);
  }
  .filters > portico-select {
    flex: 0 1 190px;
  }
`;

/** The page of one dispute. */
export const disputeStyles: CSSResult = css`
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: var(--portico-space-4);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .sides > li {
    display: grid;
    align-content: start;
    gap: var(--portico-space-3);
    min-inline-size: 0;
    padding: var(--portico-space-4) var(--portico-space-5) var(--portico-space-5);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
  }
  .sides > .leads {
    border-color: var(--portico-success-text);
  }
  h3 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .results {
    margin-block: var(--portico-space-3);
  }
  .evidence {
    display: grid;
    gap: var(--portico-space-2);
    padding-block-start: var(--portico-space-3);
    border-block-start: 1px solid var(--portico-border);
  }
  .evidence > portico-button {
    justify-self: start;
  }
  .accepted {
    display: flex;
    align-items: center;
    gap: var(--portico-space-1);
    color: var(--portico-success-text);
    font-weight: 500;
  }
  .accepted svg {
    inline-size: 16px;
    block-size: 16px;
  }
  section {
    margin-block-end: var(--portico-space-5);
  }
`;
