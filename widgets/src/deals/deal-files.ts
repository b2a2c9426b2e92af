import { html, nothing } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';
import { define } from '@portico/ui/define';

/** The files of a deal and of what was asked about it, to save each; nothing where there are none. Their element comes when it is needed; a line that fails is tried with the next drawing. */
export function dealFiles({ claim, appeal, extension }: DealView): unknown {
  const all = [claim.fileIds, appeal?.fileIds, extension?.fileIds].flatMap((ids) => ids ?? []);
  const ids = [...new Set(all)];
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
