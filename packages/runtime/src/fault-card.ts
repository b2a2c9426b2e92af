import { html, nothing, type TemplateResult } from 'lit';
import type { Fault } from '@portico/domain/fault';
import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { msg } from '@portico/ui/msg';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { canTryAgain, faultText } from './fault-text.ts';
import { tellDeveloper } from './tell-developer.ts';
import { asksToSignIn, signInLabel } from './sign-in-text.ts';

/** What a fault's card is drawn from. */
export interface FaultCard {
  /** Whether there was something to fill in, which is then said to be kept. */
  mayHaveTyped: boolean;
  /** Tries again; offered where that may help. */
  again?: (() => void) | undefined;
}

/** A fault in words with the next step. Loaded when the first one is to be shown. */
export function faultCard(fault: Fault, { mayHaveTyped, again }: FaultCard): TemplateResult {
  define(PorticoProblem);
  define(PorticoButton);
  tellDeveloper(fault);
  const { heading, detail } = faultText(fault, mayHaveTyped);
  const next = asksToSignIn(fault)
    ? html`<portico-button slot="action" small @click=${askToSignIn}>${signInLabel(fault)}</portico-button>`
    : again && canTryAgain(fault)
      ? html`<portico-button slot="action" small @click=${again}
          >${msg('Try again', { id: 'runtime.retry' })}</portico-button
        >`
      : nothing;
  return html`<portico-problem .heading=${heading} tone=${fault.code === 'offline' ? 'warning' : 'danger'}>
    ${detail}${next}
  </portico-problem>`;
}

/** Whoever signs people in for this page hears it: `portico-sign-in`. */
function askToSignIn({ currentTarget }: Event): void {
  currentTarget?.dispatchEvent(new Event('portico-sign-in', { bubbles: true, composed: true }));
}
