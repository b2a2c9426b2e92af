import { html, type TemplateResult } from 'lit';

/**
 * Draws one of our icons inside a template, as decoration: sized by the font (1.25 em), coloured by the text, hidden
 * from assistive technology. Inside our own shadow roots it costs no element; elsewhere use `<portico-icon>`.
 *
 * @param path an outline from `@portico/ui/icon/icons`
 */
export function drawIcon(path: string): TemplateResult {
  return html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
