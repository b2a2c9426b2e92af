import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { PorticoSelect } from '@portico/ui/select/select';

/** How long the old key goes on working beside the new one, in hours. */
export function drawOverlapChoice(value: string, choose: (value: string) => void): TemplateResult {
  return html`<portico-select
    required
    label=${msg('The old key works for', { id: 'settings.key.overlap' })}
    .options=${[
      { value: '0', label: msg('Not at all', { id: 'settings.key.overlap.none' }) },
      { value: '1', label: msg('One more hour', { id: 'settings.key.overlap.hour' }) },
      { value: '24', label: msg('One more day', { id: 'settings.key.overlap.day' }) },
      { value: '168', label: msg('One more week', { id: 'settings.key.overlap.week' }) },
    ]}
    .value=${value}
    @change=${(event: Event) => choose((event.currentTarget as PorticoSelect).value)}
  ></portico-select>`;
}
