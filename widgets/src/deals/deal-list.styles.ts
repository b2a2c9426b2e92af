import { css, type CSSResult } from 'lit';

/** On top of questions and buttons: filters, badges, and a table that below 480 px of its own width becomes cards. */
export const dealListStyles: CSSResult = css`
  :host {
    container-type: inline-size;
  }
  :host([phase='loading']) {
    min-block-size: 700px;
  }
  search {
    display: flex;
    flex-wrap: wrap;
    gap: var(--portico-space-3);
    margin-block-end: var(--portico-space-4);
  }
  search > .box {
    flex: 1 1 140px;
    min-inline-size: 0;
    max-inline-size: 340px;
  }
  search > :first-child {
    flex-basis: 260px;
  }
  ::placeholder {
    color: var(--portico-text-muted);
    opacity: 1;
  }
  .scroll {
    max-block-size: var(--portico-table-height, none);
    overflow: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    cursor: default;
  }
  th,
  td {
    block-size: calc(var(--portico-control) + 6px);
    padding: var(--portico-space-1) var(--portico-space-3);
    border-block-end: 1px solid var(--portico-border);
    text-align: start;
    font-weight: 400;
    overflow-wrap: break-word;
  }
  /* In the direction of what was typed, on the side of the rest. */
  td,
  th .name {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    block-size: 36px;
    background: var(--portico-surface);
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    white-space: nowrap;
  }
  .end {
    font-variant-numeric: tabular-nums;
    text-align: end;
    unicode-bidi: normal;
  }
  .whole,
  time {
    white-space: nowrap;
  }
  th .name {
    all: unset;
    font-weight: 500;
    cursor: pointer;
  }
  .name:hover {
    text-decoration: underline;
  }
  [tabindex]:hover {
    background: var(--portico-surface-hover);
  }
  tr:focus-visible {
    outline-offset: -2px;
    border-radius: var(--portico-radius);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 1px 8px;
    border-radius: 99px;
    background: var(--portico-neutral-3);
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    vertical-align: middle;
    white-space: nowrap;
  }
  .badge::before {
    content: '';
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--dot, var(--portico-neutral-8));
    forced-color-adjust: none;
  }
  .info {
    --dot: var(--portico-info);
    background: var(--portico-info-soft);
    color: var(--portico-info-text);
  }
  .success {
    --dot: var(--portico-success);
    background: var(--portico-success-soft);
    color: var(--portico-success-text);
  }
  .warning {
    --dot: var(--portico-warning);
    background: var(--portico-warning-soft);
    color: var(--portico-warning-text);
  }
  .danger {
    --dot: var(--portico-danger);
    background: var(--portico-danger-soft);
    color: var(--portico-danger-text);
  }
  .bone {
    display: block;
    flex: 1;
    block-size: 0.75lh;
    margin-block: 0.125lh;
    border: 1px solid transparent;
    border-radius: 4px;
    background: var(--portico-neutral-4);
  }
  .bone + .bone {
    margin-block-start: 0.375lh;
  }
  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: pulse 1.6s ease-in-out infinite alternate;
    }
  }
  .empty {
    max-inline-size: 44ch;
    margin-inline: auto;
    padding: var(--portico-space-7) var(--portico-space-4);
    text-align: center;
  }
  strong {
    font-weight: 600;
  }
  .empty p {
    margin: var(--portico-space-1) 0 var(--portico-space-4);
    color: var(--portico-text-muted);
  }
  .foot {
    padding-block: var(--portico-space-3);
    text-align: center;
  }
  .foot button {
    min-block-size: 28px;
    padding: 2px 10px;
    border-color: transparent;
    font-size: var(--portico-text-size-small);
    vertical-align: middle;
  }
  .foot button:not(:hover) {
    background: none;
  }
  /* A name is read first: it breaks last. */
  @container (width >= 920px) {
    tbody th {
      min-inline-size: 152px;
    }
  }
  @container (width < 920px) {
    .minor {
      display: none;
    }
  }
  @container (width <= 480px) {
    search > .box {
      max-inline-size: none;
    }
    table,
    tbody {
      display: block;
    }
    thead,
    td:not(.card) {
      display: none;
    }
    tbody tr {
      display: flex;
      flex-flow: column;
      gap: var(--portico-space-1);
      padding-block: var(--portico-space-3);
      border-block-end: 1px solid var(--portico-border);
    }
    th,
    td {
      block-size: auto;
      padding: 0;
      border: 0;
      overflow-wrap: anywhere;
    }
    td.card {
      display: flex;
      gap: var(--portico-space-2);
    }
    .card::before {
      content: attr(data-label);
      color: var(--portico-text-muted);
      font-size: var(--portico-text-size-small);
      min-inline-size: 96px;
    }
    td.shape::before,
    td.shape:nth-child(n + 4) {
      display: none;
    }
  }
`;
