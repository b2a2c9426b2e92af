import { css, type CSSResult } from 'lit';

/** The place to drop on, and the files below it. */
export const fileStyles: CSSResult = css`
  .drop {
    flex-wrap: wrap;
    justify-content: center;
    margin: 0;
    padding: var(--portico-space-4);
    border-style: dashed;
    color: var(--portico-text);
    font-size: inherit;
    font-weight: 400;
    cursor: pointer;
  }
  .drop svg,
  small {
    color: var(--portico-text-muted);
  }
  .drop #control.native {
    position: absolute;
    flex: none;
    inline-size: 1px;
    opacity: 0;
  }
  #prompt {
    flex: 0 1 auto;
    color: var(--portico-accent-text);
    font-weight: 500;
  }
  .over {
    border-color: var(--portico-accent);
    background: var(--portico-accent-soft);
  }
  small {
    font-size: var(--portico-text-size-small);
  }
  #limits {
    flex: 0 0 100%;
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
    text-align: center;
  }
  ul {
    margin: var(--portico-space-2) 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--portico-space-2);
    padding-block: var(--portico-space-1);
  }
  li span {
    flex: 1;
    overflow-wrap: anywhere;
  }
`;
