import { css } from 'lit';

/** The builder: choices at the left, what comes of them at the right, on a small screen below. */
export const builderStyles = css`
  .builder {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: var(--portico-space-5);
    align-items: start;
  }
  .card + .card {
    margin: 0;
  }
  .whole {
    grid-column: 1 / -1;
  }
  .ground {
    display: flex;
    align-items: center;
    gap: var(--portico-space-3);
  }
  .ground input {
    inline-size: 40px;
    block-size: 40px;
    padding: 2px;
    border: 1px solid var(--portico-border-strong);
    border-radius: var(--portico-radius);
    background: none;
  }
  @media (max-width: 960px) {
    .builder {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
