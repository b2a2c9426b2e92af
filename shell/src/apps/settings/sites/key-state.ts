import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { KeyView } from '@portico/domain/sites/site';

/** Whether a key works, and until when, as a badge. */
export function drawKeyState({ active, expiresAt, revokedAt }: KeyView): TemplateResult {
  if (revokedAt)
    return html`<portico-badge tone="danger"
      >${msg('Revoked', { id: 'settings.key.revoked' })}</portico-badge
    >`;
  if (!active)
    return html`<portico-badge>${msg('Replaced', { id: 'settings.key.replaced' })}</portico-badge>`;
  if (expiresAt)
    return html`<portico-badge tone="warning"
      >${msg('Ends', { id: 'home.ends' })} <portico-time .at=${expiresAt}></portico-time
    ></portico-badge>`;
  return html`<portico-badge tone="success">${msg('In use', { id: 'settings.in-use' })}</portico-badge>`;
}
