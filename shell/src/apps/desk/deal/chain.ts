import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DeskDealView } from '@portico/domain/deals/views';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { checkIcon } from '@portico/ui/icon/icons';
import { roleWords } from '../../settings/people/role-words.ts';

/** The signatures an approval needs, who gave them, and which one it waits for. Nothing where one is enough and none is given. */
export function drawChain({ chain, nextSignature }: DeskDealView): TemplateResult | typeof nothing {
  if (chain.length < 2 && !chain.some(({ signedAt }) => signedAt !== null)) return nothing;
  return html`<section class="card">
    <h2>${msg('Signatures', { id: 'desk.chain' })}</h2>
    ${drawSignatures(chain, nextSignature)}
  </section>`;
}

/** Signatures in order, each with who gave it, or whose it is. */
export function drawSignatures(
  chain: DeskDealView['chain'],
  next: DeskDealView['nextSignature'],
): TemplateResult {
  return html`<ol class="chain">
    ${chain.map(({ name, role, signedByName, signedAt, note }) => {
      const isNext = signedAt === null && next?.name === name;
      return html`<li class=${signedAt ? 'signed' : ''}>
        <span class="mark" aria-hidden="true">${signedAt ? drawIcon(checkIcon) : nothing}</span>
        <div>
          <b
            >${signedAt ? (signedByName ?? msg('Somebody', { id: 'shell.activity.somebody' })) : roleWords(role)}</b
          >
          <p class="quiet">
            ${
              signedAt
                ? html`${roleWords(role)} · <portico-time .at=${signedAt}></portico-time>`
                : isNext
                  ? msg('Waits for this signature', { id: 'desk.chain.next' })
                  : msg('Not yet', { id: 'desk.chain.later' })
            }
          </p>
          ${note ? html`<p>${note}</p>` : nothing}
        </div>
      </li>`;
    })}
  </ol>`;
}
