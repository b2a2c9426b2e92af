import { css, type CSSResult } from 'lit';

/** The one look of a question: label above, box, help and error below. For our controls and for native ones in a form. */
export const questionStyles: CSSResult = css`
  label {
    display: flex;
    gap: var(--portico-space-2);
    font-size: var(--portico-text-size-small);
    font-weight: 500;
    margin-block-end: 6px;
  }
  .box {
    display: flex;
    position: relative;
    align-items: center;
    min-block-size: var(--portico-control);
    padding-inline: var(--portico-space-3);
    background: var(--portico-surface-raised);
    border: 1px solid var(--portico-border-strong);
    border-radius: var(--portico-radius);
    cursor: text;
  }
  .box:hover {
    border-color: var(--portico-text-muted);
  }
  .box:has(> [id]:focus-visible) {
    outline: 2px solid var(--portico-focus);
    outline-offset: -1px;
    border-color: transparent;
  }
  .box > [id] {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    min-inline-size: 0;
    cursor: inherit;
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) .box > [id] {
    text-align: right;
  }
  .select.box {
    padding: 0;
    cursor: default;
  }
  .select > [id] {
    padding-inline: var(--portico-space-3) 36px;
    padding-block: calc((var(--portico-control) - 1lh) / 2 - 1px);
    text-overflow: ellipsis;
  }
  .select svg {
    position: absolute;
    inset-inline-end: 10px;
    pointer-events: none;
    color: var(--portico-text-muted);
  }
  option {
    color: var(--portico-text);
    background: var(--portico-surface-raised);
  }
  .help,
  .error {
    margin: 6px 0 0;
    font-size: var(--portico-text-size-small);
  }
  .help {
    color: var(--portico-text-muted);
  }
  p.error:not(:has(*)) {
    margin: 0;
  }
  .error {
    display: flex;
    gap: 6px;
    color: var(--portico-danger-text);
  }
  .invalid {
    border-color: var(--portico-danger);
  }
`;
