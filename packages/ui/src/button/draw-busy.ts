import { html, type TemplateResult } from 'lit';
import { msg } from '../msg.ts';

/** What a button at work shows and says: a ring when it lasts, and words for who describes it by the id `busy`. */
export function drawBusy(): TemplateResult {
  return html`<i class="ring"></i
    ><span id="busy" class="hidden">${msg('Working…', { id: 'ui.busy' })}</span>`;
}
