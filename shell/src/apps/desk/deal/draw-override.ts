import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DeskDealView } from '@portico/domain/deals/views';
import { timeWords } from '@portico/widgets/deals/time-words';
import { overrideWords } from '../override-words.ts';
import { ruleNumber } from '../rule-words.ts';

/** On what somebody went against the verdict, who, and when, under a heading that says of what. Nothing where nobody did. */
export function drawOverride(
  override: DeskDealView['override'] | undefined,
  heading: string,
  locale: string,
): TemplateResult | typeof nothing {
  if (!override) return nothing;
  const who = override.byName ?? msg('Somebody', { id: 'shell.activity.somebody' });
  return html`<div class="override">
    <b>${heading}</b>
    <p>${overrideWords(override.ground)}${override.text ? html` · <bdi>${override.text}</bdi>` : nothing}</p>
    <p class="answer">${override.note}</p>
    <p class="quiet">
      ${msg(str`${who}, ${timeWords(override.at, locale)}`, { id: 'desk.override.by' })}
      <span>${ruleNumber('DA8')}</span>
    </p>
  </div>`;
}
