import { css, html, type CSSResult, type TemplateResult } from 'lit';
import type { DealSummary } from '@portico/domain/deals/views';
import type { Client, InputOf } from '@portico/runtime/client';
import { define } from '@portico/ui/define';
import { RowBlocks } from '@portico/ui/table/row-blocks';
import { PorticoTime } from '@portico/ui/time/time';

define(PorticoTime);

/** What draws of a long list what is near the view alone. */
export function blocksOf(host: ConstructorParameters<typeof RowBlocks>[0]): RowBlocks {
  return new RowBlocks(host);
}

/** The deals that were seen and those that come after them, none twice. */
export async function fetchPage(
  client: Client,
  input: InputOf<'deals.list'>,
  seen: readonly DealSummary[],
): Promise<{ rows: DealSummary[]; next: string | null }> {
  const { rows, next } = await client.deals.list.query({ ...input, limit: 25 });
  const known = new Set(seen.map(({ id }) => id));
  return { rows: [...seen, ...rows.filter(({ id }) => !known.has(id))], next };
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
