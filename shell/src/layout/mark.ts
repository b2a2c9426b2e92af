import { svg, html, type TemplateResult } from 'lit';

/** The product's mark: an arch, in the accent. Decoration; the name stands beside it. */
export function drawMark(): TemplateResult {
  return html`<svg viewBox="0 0 32 32" aria-hidden="true" class="mark">
    ${svg`<rect width="32" height="32" rx="8" fill="var(--portico-accent)" stroke="none"/>
      <path d="M8 23V13a8 8 0 0 1 16 0v10M13 23v-9.5a3 3 0 0 1 6 0V23" fill="none" stroke="var(--portico-on-accent)" stroke-width="2.5"/>`}
  </svg>`;
}
