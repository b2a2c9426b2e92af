import { html, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import { deskStatus } from '../desk-words.ts';
import type { DecidedDeal } from './decision-events.ts';

/** What the deal is by now, and what that means for what was typed. */
export function drawNews(deal: DecidedDeal, isPossible: boolean): TemplateResult {
  const { word } = deskStatus(deal);
  return html`<portico-problem
    tone="warning"
    heading=${msg('Somebody else was faster', { id: 'desk.overtaken' })}
    detail=${
      isPossible
        ? msg(str`The deal is now: ${word}. What you typed is still here; decide again if it still holds.`, {
            id: 'desk.overtaken.text',
          })
        : msg(str`The deal is now: ${word}. There is nothing left to decide here.`, {
            id: 'desk.overtaken.over',
          })
    }
  ></portico-problem>`;
}
