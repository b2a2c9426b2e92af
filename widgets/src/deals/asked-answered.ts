import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';

/** What the vendor asked last and what was answered, as long as there is a deal to read; nothing where nobody asked. */
export function askedAndAnswered({ info }: DealView): TemplateResult | typeof nothing {
  if (!info) return nothing;
  return html`<section>
    <h3>${msg('Questions and answers', { id: 'deals.asked' })}</h3>
    <dl class="asked">
      ${info.items.map(
        ({ question, answer }) =>
          html`<div>
            <dt>${question}</dt>
            <dd>${answer ?? msg('No answer yet', { id: 'deals.asked.open' })}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
