import { css, html, type CSSResult, type TemplateResult } from 'lit';
import type { DealSummary } from '@portico/domain/deals/views';
import type { Client, InputOf, OutputOf } from '@portico/runtime/client';
import { define } from '@portico/ui/define';
import { RowBlocks } from '@portico/ui/table/row-blocks';
import { PorticoTime } from '@portico/ui/time/time';

define(PorticoTime);

/** What draws of a long list what is near the view alone. */
export function blocksOf(host: ConstructorParameters<typeof RowBlocks>[0]): RowBlocks {
  return new RowBlocks(host);
}

/** The deals that come next. */
export function fetchPage(client: Client, input: InputOf<'deals.list'>): Promise<OutputOf<'deals.list'>> {
  return client.deals.list.query({ ...input, limit: 25 });
}

/** The deals that are there and those that come after them, none twice. */
export function joined(seen: readonly DealSummary[], rows: readonly DealSummary[]): DealSummary[] {
  const known = new Set(seen.map(({ id }) => id));
  return [...seen, ...rows.filter(({ id }) => !known.has(id))];
}

/** An instant that keeps itself right and says exactly when, for who points at it or comes to it by key. */
export function drawLiveTime(at: string): TemplateResult {
  return html`<portico-time .at=${at}></portico-time>`;
}

/** The look of what is not drawn of a long list. */
export const longListStyles: CSSResult = css`
  .held {
    table-layout: fixed;
  }
  @container (width <= 480px) {
    .gap {
      display: block;
      padding: 0;
      border: 0;
    }
  }
`;
