import { css, type CSSResult } from 'lit';

export const queueStyles: CSSResult = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-3);
    margin-block-end: var(--portico-space-4);
  }
  .filters > * {
    flex: 1 1 130px;
    min-inline-size: 0;
    max-inline-size: 190px;
  }
  .filters > portico-field {
    flex-basis: 200px;
    max-inline-size: 320px;
  }
  .filters > portico-check {
    flex: none;
  }
  @media (max-width: 480px) {
    .filters {
      gap: var(--portico-space-2);
    }
    .filters > portico-field {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .filters > portico-select {
      max-inline-size: none;
    }
  }
  .fresh {
    all: unset;
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    margin-block-end: var(--portico-space-2);
    padding: 6px;
    border-radius: var(--portico-radius);
    background: var(--portico-accent-soft);
    color: var(--portico-accent-text);
    font-weight: 500;
    text-align: center;
    cursor: pointer;
  }
  .fresh:focus-visible {
    outline: 2px solid var(--portico-focus);
    outline-offset: 2px;
  }
`;
