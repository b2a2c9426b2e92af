import { html, nothing } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';
import { reasonWords } from './timeline-words.ts';

/** Why a deal ended as it did, and what the vendor wrote to its partner; nothing without either. */
export function dealReason({ rejectReason, withdrawReason, noteShared }: DealView): unknown {
  const reason = rejectReason ?? withdrawReason;
  if (!reason && !noteShared) return nothing;
  return html`<portico-problem
    tone=${rejectReason ? 'warning' : 'info'}
    .heading=${reason ? reasonWords(reason) : msg('A note from the vendor', { id: 'deals.note' })}
    .detail=${noteShared ?? ''}
  ></portico-problem>`;
}
