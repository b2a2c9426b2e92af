import { css, type CSSResult } from 'lit';

/** What stories draw themselves: lists of icons, colours and elements. Elements bring their own looks. */
export const pageStyles: CSSResult = css`
  .icons,
  .swatches,
  .catalogue {
    display: grid;
    gap: 12px;
    margin: 0 0 24px;
    padding: 0;
    color: var(--portico-text);
    font: 14px/1.5 var(--portico-font);
    list-style: none;
  }
  .icons,
  .swatches {
    grid-template-columns: repeat(auto-fill, minmax(170px, 1fr));
  }
  .icons li,
  .swatches li {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .swatches span {
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border: 1px solid var(--portico-border);
    border-radius: 6px;
  }
  .catalogue {
    grid-template-columns: max-content 1fr;
  }
  .catalogue dd {
    margin: 0;
  }
  @media (max-width: 480px) {
    .catalogue {
      grid-template-columns: 1fr;
    }
  }
  portico-stage {
    color: var(--portico-text);
    font: 16px/1.5 var(--portico-font);
  }
`;
