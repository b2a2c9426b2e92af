import { css, type CSSResult } from 'lit';

/** `nav.tabs`: links to the parts of one page, the one shown underlined; scrolls by itself where it is too wide. */
export const tabs: CSSResult = css`
  .tabs {
    display: flex;
    gap: var(--portico-space-5);
    margin-block-end: var(--portico-space-5);
    border-block-end: 1px solid var(--portico-border);
    overflow-x: auto;
  }
  .tabs a {
    padding-block: 8px;
    margin-block-end: -1px;
    border-block-end: 2px solid transparent;
    border-radius: 2px 2px 0 0;
    color: var(--portico-text-muted);
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
  }
  .tabs a:hover {
    color: var(--portico-text);
  }
  .tabs a[aria-current] {
    border-block-end-color: var(--portico-accent);
    color: var(--portico-text);
  }
`;
