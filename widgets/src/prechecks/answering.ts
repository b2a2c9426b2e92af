import { html, nothing, type TemplateResult } from 'lit';
import type { PrecheckAnswer } from '@portico/domain/prechecks/answer';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { msg, str } from '@portico/ui/msg';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { answerWords, budgetWords } from './answer-words.ts';

/** A question of this visit. The server keeps no name for us, so only this page knows which customer it was about. */
export interface Asked {
  readonly id: string;
  readonly customerName: string;
  readonly answer: PrecheckAnswer | null;
  readonly answerAt: string;
}

define(PorticoBadge);
define(PorticoButton);
define(PorticoProblem);

/** Makes the key that questions are asked under: one that is asked again counts once. */
export function questionKey(): SubmissionKey {
  return new SubmissionKey();
}

/** Why a question was not taken. */
export function refusal(key: string): TemplateResult {
  return html`<portico-problem tone="warning" .heading=${budgetWords(key)}></portico-problem>`;
}

/** The answers of this visit, the newest first; `href` is where a deal is registered, if anywhere. */
export function answerList(
  asked: readonly Asked[],
  { locale, href }: { locale: string; href: string },
): TemplateResult {
  return html`<ul>
    ${asked.map((one) => (one.answer === null ? waiting(one, locale) : answered(one, one.answer, href)))}
  </ul>`;
}

function waiting({ customerName, answerAt }: Asked, locale: string): TemplateResult {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(answerAt));
  return html`<li>
    <h3>${customerName}</h3>
    <portico-badge>${msg('Waiting', { id: 'prechecks.waiting' })}</portico-badge>
    <p>
      ${msg(str`The answer comes at ${time}. You can leave this page open.`, { id: 'prechecks.waiting.next' })}
    </p>
  </li>`;
}

function answered({ customerName }: Asked, answer: PrecheckAnswer, href: string): TemplateResult {
  const { tone, heading, next } = answerWords(answer);
  return html`<li>
    <h3>${customerName}</h3>
    <portico-badge tone=${tone}>${heading}</portico-badge>
    <p>${next}</p>
    ${
      href && answer !== 'not_available'
        ? html`<portico-button small .href=${href}
            >${msg('Register the deal', { id: 'prechecks.register' })}</portico-button
          >`
        : nothing
    }
  </li>`;
}
