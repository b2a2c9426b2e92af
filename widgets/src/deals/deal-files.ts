import { html, nothing } from 'lit';
import { msg } from '@lit/localize';
import type { DealView } from '@portico/domain/deals/views';
import { define } from '@portico/ui/define';

/** The files of a registration, to save each; nothing where there are none. Their element comes when it is needed; a line that fails is tried with the next drawing. */
export function dealFiles({ claim }: DealView): unknown {
  const ids = claim.fileIds ?? [];
  if (ids.length === 0) return nothing;
  void import('../files/evidence.ts').then(
    ({ PorticoEvidence }) => define(PorticoEvidence),
    () => {},
  );
  return html`<section>
    <h3>${msg('Files', { id: 'deals.files' })}</h3>
    <portico-evidence readonly .ids=${ids}></portico-evidence>
  </section>`;
}
