import { css, type CSSResult } from 'lit';

/** One narrow column; the answer stands where the eye is after pressing the button. */
export const accountCheckStyles: CSSResult = css`
  :host {
    max-inline-size: 560px;
  }
  :host([phase='loading']) {
    min-block-size: 420px;
  }
  form,
  .answers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
  }
  ul {
    padding: 0;
    list-style: none;
  }
  h2 {
    font-size: var(--portico-text-size-title);
    font-weight: 600;
    line-height: 1.25;
  }
  h3 {
    font-size: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  header p,
  footer p,
  li p,
  .named {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  header p {
    margin-block-start: var(--portico-space-1);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-3) var(--portico-space-4);
  }
  .narrow {
    max-inline-size: max(320px, (480px - 100%) * 999);
  }
  .answers {
    margin-block-start: var(--portico-space-6);
  }
  .answers ul {
    display: grid;
    gap: var(--portico-space-3);
  }
  li {
    display: grid;
    gap: var(--portico-space-2);
    justify-items: start;
    padding: var(--portico-space-4);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius-card);
  }
`;
