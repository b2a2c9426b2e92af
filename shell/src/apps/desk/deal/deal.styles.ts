import { css, type CSSResult } from 'lit';

export const dealStyles: CSSResult = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 340px;
    gap: var(--portico-space-5) var(--portico-space-6);
    align-items: start;
  }
  @media (max-width: 1099px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .stack {
    display: grid;
    gap: var(--portico-space-5);
    min-inline-size: 0;
  }
  h2 {
    margin: 0 0 var(--portico-space-3);
    font-size: 16px;
    font-weight: 600;
    line-height: 1.25;
  }
  .card,
  .clock {
    padding: var(--portico-space-4) var(--portico-space-5) var(--portico-space-5);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
  }
  /* Read first: how long there is, and what happens then. */
  .clock {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--portico-space-3);
    margin-block-end: var(--portico-space-5);
    padding: var(--portico-space-3) var(--portico-space-4);
    background: var(--portico-info-soft);
  }
  .clock.late {
    background: var(--portico-danger-soft);
  }
  .clock.late b {
    color: var(--portico-danger-text);
  }
  .clock.still {
    background: var(--portico-neutral-3);
  }
  .clock b {
    font-weight: 600;
  }
  p {
    margin: 0;
  }
  .clock p {
    flex: 1 1 320px;
  }
  .rounds > li + li {
    margin-block-start: var(--portico-space-4);
    padding-block-start: var(--portico-space-4);
    border-block-start: 1px solid var(--portico-border);
  }
  .ruling {
    margin-block-start: var(--portico-space-4);
  }
  .dispute {
    margin-block: var(--portico-space-3) var(--portico-space-5);
  }
  .clock p,
  .quiet {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(96px, 160px) minmax(0, 1fr);
    gap: 10px var(--portico-space-4);
    margin: 0;
  }
  .narrow {
    grid-template-columns: minmax(min-content, 2fr) minmax(0, 5fr);
  }
  dt {
    color: var(--portico-text-muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  /* In the direction of what was typed, on the side of the rest. */
  dd,
  .answer {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  @media (max-width: 480px) {
    .card {
      padding: var(--portico-space-4);
    }
    dl,
    .narrow {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd {
      margin-block-end: 10px;
    }
  }
  ul {
    display: grid;
    gap: var(--portico-space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .findings {
    margin-block: var(--portico-space-3);
  }
  .findings li {
    padding: var(--portico-space-3) var(--portico-space-4);
    border-radius: var(--portico-radius);
    background: var(--portico-neutral-3);
  }
  .override {
    display: grid;
    gap: var(--portico-space-1);
    margin-block: var(--portico-space-3);
    padding: var(--portico-space-3) var(--portico-space-4);
    border-radius: var(--portico-radius);
    background: var(--portico-warning-soft);
  }
  .rule {
    margin-block: var(--portico-space-2);
  }
  .rivals {
    margin-block-end: var(--portico-space-5);
  }
  .raise {
    margin-block-start: var(--portico-space-3);
  }
  .card > * + .line,
  .card > * + p,
  .card > * + dl,
  .card > * + table,
  .card > * + portico-desk-files {
    margin-block-start: var(--portico-space-2);
  }
  h3 {
    margin: var(--portico-space-4) 0 var(--portico-space-2);
    font-size: 14px;
    font-weight: 600;
  }
  .words {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .changes {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  .changes :is(th, td) {
    padding-block: 6px;
    padding-inline: 0 var(--portico-space-3);
    border-block-end: 1px solid var(--portico-border);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .changes th {
    color: var(--portico-text-muted);
  }
  .changes b {
    font-weight: 600;
  }
  .chain {
    display: grid;
    gap: var(--portico-space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .chain li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: var(--portico-space-2);
  }
  .chain b {
    font-weight: 500;
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    border: 1px solid var(--portico-border-strong, var(--portico-border));
    border-radius: 50%;
  }
  .signed .mark {
    border-color: transparent;
    background: var(--portico-success-soft);
    color: var(--portico-success-text);
  }
  .mark svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--portico-space-2);
  }
  a {
    color: var(--portico-accent-text);
    font-weight: 500;
    text-underline-offset: 3px;
  }
  .answer {
    padding-inline-start: var(--portico-space-3);
    border-inline-start: 2px solid var(--portico-border);
    white-space: pre-line;
  }
  .said {
    margin-block-end: var(--portico-space-5);
    display: flex;
    align-items: center;
    gap: var(--portico-space-2);
    padding: var(--portico-space-2) var(--portico-space-4);
    border-radius: var(--portico-radius);
    background: var(--portico-success-soft);
    color: var(--portico-success-text);
    font-weight: 500;
  }
  kbd {
    font: 400 12px/1 var(--portico-font);
    opacity: 0.75;
  }
  @media (pointer: coarse), (hover: none), (max-width: 480px) {
    kbd {
      display: none;
    }
  }
`;
