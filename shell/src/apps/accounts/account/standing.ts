import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { AccountView } from '@portico/domain/accounts/views';

/** Why an account is not in use, and the way on; nothing for one in use. */
export function drawStanding(
  { account, merges }: AccountView,
  restore: (() => void) | null,
): TemplateResult | typeof nothing {
  if (account.mergedIntoId) {
    const survivor = merges.find(({ merged, undoneAt }) => merged.id === account.id && !undoneAt)?.survivor;
    const name = survivor?.legalName ?? '';
    return html`<portico-problem
      class="notice"
      tone="info"
      heading=${msg(str`Merged into ${name}`, { id: 'accounts.merged-into' })}
      detail=${msg('What points to this account is read through that one.', { id: 'accounts.merged-into.text' })}
    >
      <portico-button slot="action" small href="/accounts/${account.mergedIntoId}"
        >${msg('Open it', { id: 'accounts.merged-into.open' })}</portico-button
      >
    </portico-problem>`;
  }
  if (!account.archivedAt) return nothing;
  return html`<portico-problem
    class="notice"
    tone="info"
    heading=${msg('Archived', { id: 'accounts.state.archived' })}
    detail=${account.archiveReason ?? ''}
  >
    ${
      restore
        ? html`<portico-button slot="action" small @click=${restore}
            >${msg('Bring it back', { id: 'accounts.restore' })}</portico-button
          >`
        : nothing
    }
  </portico-problem>`;
}
