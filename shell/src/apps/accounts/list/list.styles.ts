import { css, type CSSResult } from 'lit';

export const listStyles: CSSResult = css`
  /* Controls of different kinds keep room below themselves; their boxes stand in one line. */
  .filters {
    align-items: start;
  }
  @media (max-width: 480px) {
    .filters > portico-combobox {
      max-inline-size: none;
    }
  }
`;
