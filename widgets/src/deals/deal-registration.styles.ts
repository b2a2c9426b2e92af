import { css, type CSSResult } from 'lit';

/** One column, as wide as its words; sections set apart by space, not by boxes. */
export const registrationStyles: CSSResult = css`
  :host {
    max-inline-size: 560px;
  }
  :host(:not([phase='ready'])) {
    min-block-size: 300px;
  }
  /* The size contract: the form takes the place that was held for it. Its own, since a page may take the host's. */
  form,
  [aria-busy] {
    max-inline-size: 560px;
    min-block-size: 1240px;
    align-content: start;
  }
  form,
  section,
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
  }
  form,
  .fields {
    gap: var(--portico-space-6);
  }
  h2,
  h3,
  p {
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
  h2 + p {
    margin-block-start: var(--portico-space-1);
  }
  header p,
  footer p {
    color: var(--portico-text-muted);
    font-size: var(--portico-text-size-small);
  }
  /* Short of two such columns it is as wide as everything else. */
  .question:has(select) {
    max-inline-size: max(320px, (480px - 100%) * 999);
  }
  .check {
    gap: 10px;
    margin: 0;
    font: inherit;
    cursor: pointer;
  }
  .check + .error:has(*) {
    margin-block-start: 2px;
    padding-inline-start: 28px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--portico-space-3) var(--portico-space-4);
  }
  summary {
    inline-size: fit-content;
    padding-block: var(--portico-space-1);
    border-radius: 4px;
    color: var(--portico-accent-text);
    font-weight: 500;
    cursor: pointer;
  }
  details[open] summary {
    margin-block-end: var(--portico-space-3);
  }
  /* As the loader sketches what comes. */
  [aria-busy] {
    background: repeating-linear-gradient(#8880 0 32px, #8882 0 72px);
  }
`;
