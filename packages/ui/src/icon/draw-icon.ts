import { html, nothing, type TemplateResult } from 'lit';

/**
 * Draws one of our icons inside a template. Sized by the font (1.25 em), coloured by the text. Inside our own shadow
 * roots it costs no element; elsewhere use `<portico-icon>`.
 *
 * @param path an outline from `@portico/ui/icon/icons`
 * @param label what it says when no word beside it does; without it the icon is decoration, hidden from assistive technology
 */
export function drawIcon(path: string, label?: string): TemplateResult {
  return html`<svg
    viewBox="0 0 20 20"
    role=${label ? 'img' : nothing}
    aria-label=${label || nothing}
    aria-hidden=${label ? nothing : 'true'}
  >
    <path d=${path} />
  </svg>`;
}
