import { css, type CSSResult } from 'lit';

export const reportStyles: CSSResult = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-3);
  }
  section + section {
    margin-block-start: var(--portico-space-7, 32px);
    padding-block-start: var(--portico-space-6);
    border-block-start: 1px solid var(--portico-border);
  }
  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--portico-space-3);
  }
  h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.25;
  }
  h3 {
    margin: var(--portico-space-3) 0 0;
    font-size: 14px;
    font-weight: 600;
  }
  p {
    margin: 0;
    max-inline-size: 75ch;
  }
  .as-of {
    margin-block-start: var(--portico-space-6);
    font-size: var(--portico-text-size-small);
  }
  .quiet,
  .few {
    color: var(--portico-text-muted);
  }
  .download {
    color: var(--portico-accent-text);
    font-weight: 500;
    text-underline-offset: 3px;
    white-space: nowrap;
  }
  .bar {
    display: block;
    inline-size: 100%;
    min-inline-size: 80px;
    max-inline-size: 320px;
    block-size: 8px;
    border-radius: 2px;
    stroke: none;
  }
  :host(:dir(rtl)) .bar {
    scale: -1 1;
  }
  .ground {
    fill: var(--portico-neutral-4);
  }
  .length {
    fill: var(--portico-accent);
  }
  .late .length {
    fill: var(--portico-warning);
  }
  th.name {
    inline-size: 220px;
  }
  .end {
    inline-size: 1%;
    padding-inline-start: var(--portico-space-5);
  }
  td.wide {
    inline-size: 40%;
    vertical-align: middle;
  }
  .all th,
  .all td {
    font-weight: 600;
  }
  /* A shade at the edge behind which there is more; what is at its end covers it. */
  .scroll {
    --shade: color-mix(in srgb, var(--portico-text) 18%, transparent);
    background:
      linear-gradient(to right, var(--portico-surface) 40%, transparent) 0 0 / 32px 100% no-repeat local,
      linear-gradient(to left, var(--portico-surface) 40%, transparent) 100% 0 / 32px 100% no-repeat local,
      linear-gradient(to right, var(--shade), transparent) 0 0 / 12px 100% no-repeat scroll,
      linear-gradient(to left, var(--shade), transparent) 100% 0 / 12px 100% no-repeat scroll;
  }
  .scroll :is(thead th, tbody th):first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--portico-surface);
  }
  @media (max-width: 480px) {
    th.name {
      inline-size: auto;
      min-inline-size: 112px;
    }
    td:has(> .bar) {
      display: none;
    }
  }
  .sign + .sign {
    margin-inline-start: 4px;
  }
`;
