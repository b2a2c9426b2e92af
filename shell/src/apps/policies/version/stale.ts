import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import type { Trouble } from '../../settings/ask-server.ts';
import { differencesOf } from '../editor/document.ts';

/** Two edits of one draft, of which only one can stand. */
export interface Stale {
  readonly theirs: OutputOf<'policies.get'>;
  readonly mine: unknown;
}

/** What can be done about it. */
export interface StaleChoice {
  readonly locale: string;
  readonly keep: () => void;
  readonly take: () => void;
}

/** Draws why a draft was not kept: somebody else's newer edit, or whatever else went wrong. */
export function drawTrouble(
  { trouble, stale }: { trouble: Trouble | null; stale: Stale | null },
  choice: StaleChoice,
): TemplateResult | typeof nothing {
  if (stale) return drawStale(stale, choice);
  if (!trouble) return nothing;
  return html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>`;
}

/** Says that somebody else saved the draft meanwhile, shows where both differ, and lets one choose. */
function drawStale({ theirs, mine }: Stale, { locale, keep, take }: StaleChoice): TemplateResult {
  const name = theirs.updatedBy?.name ?? '';
  const differences = differencesOf(theirs.document, mine);
  return html`<div class="stale">
    <portico-problem
      tone="warning"
      heading=${msg(str`${name} saved this draft while you edited it`, { id: 'policy.stale' })}
      detail=${msg('What you typed is kept here. Compare both, then choose.', { id: 'policy.stale.text' })}
    >
      <div slot="action" class="actions">
        <portico-button @click=${take}>${msg('Take theirs', { id: 'policy.stale.take' })}</portico-button>
        <portico-button @click=${keep}
          >${msg('Save mine over it', { id: 'policy.stale.keep' })}</portico-button
        >
      </div>
    </portico-problem>
    <portico-policy-changes
      .differences=${differences}
      .old=${theirs.document}
      .next=${mine}
      .heads=${[msg('Theirs', { id: 'policy.stale.theirs' }), msg('Yours', { id: 'policy.stale.yours' })] as const}
      .locale=${locale}
    ></portico-policy-changes>
  </div>`;
}
