import { css, type CSSResult } from 'lit';

/**
 * The one look of a button, for `<portico-button>` and for a native one in a form: plain, or `primary`. While
 * `aria-disabled` it is at work: its words give way to a ring, an `<i>`, when that lasts.
 */
export const buttonStyles: CSSResult = css`
  :is(button, a) {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    position: relative;
    align-items: center;
    justify-content: center;
    gap: var(--portico-space-2);
    min-block-size: var(--portico-control);
    padding: 4px var(--portico-space-4);
    border: 1px solid var(--portico-border-button);
    border-radius: var(--portico-radius);
    background: var(--portico-surface-raised);
    font-weight: 500;
    line-height: 1.25;
    text-align: center;
    cursor: pointer;
    transition: background var(--portico-motion);
  }
  :is(button, a):hover {
    background: var(--portico-surface-hover);
  }
  .primary {
    background: var(--portico-accent);
    border-color: transparent;
    color: var(--portico-on-accent);
    forced-color-adjust: none;
  }
  .primary:hover {
    background: var(--portico-accent-hover);
  }
  [aria-disabled] {
    cursor: progress;
  }
  [aria-disabled] .words {
    opacity: 0;
    transition: opacity 0.15s 0.4s;
  }
  .ring {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    opacity: 0;
    animation: turn 0.8s linear 0.4s infinite;
  }
  @keyframes turn {
    from {
      opacity: 1;
    }
    to {
      opacity: 1;
      rotate: 1turn;
    }
  }
`;
