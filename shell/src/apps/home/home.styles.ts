import { css, type CSSResult } from 'lit';

export const homeStyles: CSSResult = css`
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: 1px;
    overflow: hidden;
    margin: 0 0 var(--portico-space-6);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-border);
  }
  .facts a {
    display: grid;
    gap: 2px;
    padding: var(--portico-space-4) var(--portico-space-5);
    background: var(--portico-surface-raised);
    color: inherit;
    text-decoration: none;
  }
  .facts a:hover {
    background: var(--portico-surface-hover);
  }
  .facts a:focus-visible {
    outline-offset: -2px;
  }
  .facts span {
    color: var(--portico-text-muted);
  }
  .facts b {
    font-size: 24px;
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .facts .late b {
    color: var(--portico-danger-text);
  }
  .lists {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr));
    gap: var(--portico-space-6) var(--portico-space-5);
    align-items: start;
  }
  h2 {
    margin: 0 0 var(--portico-space-2);
    font-size: 16px;
    font-weight: 600;
    line-height: 1.25;
  }
  ul {
    margin: 0;
    padding: 0;
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
    list-style: none;
  }
  li + li {
    border-block-start: 1px solid var(--portico-border);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--portico-space-3);
    padding: var(--portico-space-3) var(--portico-space-4);
    color: inherit;
    text-decoration: none;
  }
  li:first-child .row {
    border-start-start-radius: var(--portico-radius-card);
    border-start-end-radius: var(--portico-radius-card);
  }
  li:last-child .row {
    border-end-start-radius: var(--portico-radius-card);
    border-end-end-radius: var(--portico-radius-card);
  }
  a.row:hover {
    background: var(--portico-surface-hover);
  }
  a.row:focus-visible {
    outline-offset: -2px;
  }
  .row b {
    flex: 1 1 100%;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-weight: 500;
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .row small {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  .row .told {
    font-weight: 400;
  }
  @media (min-width: 700px) {
    .row {
      flex-wrap: nowrap;
    }
    .row b {
      flex: 1 1 0;
    }
    .row small {
      flex: 0 1 auto;
      text-align: end;
    }
    .row small:last-of-type {
      flex: none;
      min-inline-size: 104px;
    }
  }
  .row .late {
    color: var(--portico-danger-text);
  }
`;
