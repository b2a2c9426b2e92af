import { css, type CSSResult } from 'lit';

/** What is this, what needs me, what happened: in this order, side by side where there is room. */
export const dealStyles: CSSResult = css`
  :host {
    container-type: inline-size;
  }
  :host([phase='loading']) {
    min-block-size: 700px;
  }
  .deal,
  .panel,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-5);
    overflow-wrap: anywhere;
  }
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  h2,
  h3 {
    font-size: var(--portico-text-size-title);
    font-weight: 600;
    line-height: 1.25;
  }
  h3 {
    font-size: inherit;
  }
  header {
    display: grid;
    gap: var(--portico-space-1);
  }
  header > div,
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2) var(--portico-space-3);
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: var(--portico-space-2) var(--portico-space-3);
  }
  dd > portico-button {
    display: block;
    inline-size: fit-content;
    margin-block-start: var(--portico-space-1);
  }
  @container (max-width: 479px) {
    .moves > * {
      flex: 1 0 auto;
    }
    .moves > [variant='primary'] {
      flex-basis: 100%;
    }
  }
  dd {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  dt,
  .quiet {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(140px, 22%), 1fr));
    gap: var(--portico-space-4);
  }
  .asked {
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
  }
  .asked dd {
    white-space: pre-line;
  }
  .asked small {
    display: block;
    color: var(--portico-text-muted);
    font-weight: 400;
  }
  .panel {
    gap: var(--portico-space-4);
    padding: var(--portico-space-4);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
    background: var(--portico-surface-raised);
  }
  .panel,
  form {
    max-inline-size: 640px;
  }
  form {
    gap: var(--portico-space-4);
  }
  h3 + portico-timeline {
    margin-block-start: var(--portico-space-3);
  }
  .narrow {
    max-inline-size: 320px;
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: 2px solid var(--portico-focus);
    outline-offset: 2px;
  }
  .benefits {
    max-inline-size: 640px;
  }
  table {
    inline-size: 100%;
    margin-block-start: var(--portico-space-2);
    border-collapse: collapse;
  }
  tr {
    border-block-end: 1px solid var(--portico-border);
  }
  tfoot tr {
    border: 0;
  }
  th,
  td {
    padding: var(--portico-space-2) 0;
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }
  td {
    padding-inline-start: var(--portico-space-3);
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  th small,
  .quiet small {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  tfoot tr:first-child > * {
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: var(--portico-space-2);
    margin: var(--portico-space-2) 0 0;
    padding: 0;
    list-style: none;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-2);
    margin-inline-start: calc(-1 * var(--portico-space-2));
  }
  b {
    font-weight: 500;
  }
  .dispute {
    max-inline-size: 640px;
    box-sizing: border-box;
  }
  [aria-busy] {
    display: grid;
    gap: var(--portico-space-4);
  }
  .title {
    inline-size: min(320px, 80%);
    block-size: 28px;
  }
`;
