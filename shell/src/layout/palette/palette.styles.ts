import { css, type CSSResult } from 'lit';

export const paletteStyles: CSSResult = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(600px, 100vw - 24px);
    max-block-size: min(480px, 100dvh - 24px);
    margin-block-start: min(14vh, 120px);
    padding: 0;
    overflow: hidden;
    border: 1px solid transparent;
    border-radius: 12px;
    background: var(--portico-surface-raised);
    color: var(--portico-text);
    box-shadow: var(--portico-shadow);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  ::backdrop {
    background: var(--portico-backdrop);
  }
  .box {
    display: flex;
    align-items: center;
    gap: var(--portico-space-3);
    padding-inline: var(--portico-space-4);
    border-block-end: 1px solid var(--portico-border);
    color: var(--portico-text-muted);
  }
  input {
    all: unset;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 48px;
    color: var(--portico-text);
    font-size: 16px;
  }
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: var(--portico-text-muted);
  }
  .box:focus-within {
    box-shadow: inset 0 -2px var(--portico-accent);
  }
  [role='listbox'] {
    overflow: auto;
    padding: var(--portico-space-2);
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: var(--portico-space-3);
    min-block-size: 36px;
    padding: 4px var(--portico-space-3);
    border-radius: var(--portico-radius);
    cursor: pointer;
  }
  [role='option'] svg {
    color: var(--portico-text-muted);
  }
  [aria-selected='true'] {
    background: var(--portico-accent-soft);
    color: var(--portico-accent-text);
  }
  [role='option'] span {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  small {
    overflow: hidden;
    max-inline-size: 40%;
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  p {
    margin: 0;
    padding: var(--portico-space-4);
    color: var(--portico-text-muted);
    text-align: center;
  }
  @media (forced-colors: active) {
    [aria-selected='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
