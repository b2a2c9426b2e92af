import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { ImportFinding } from '@portico/domain/accounts/views';
import type { Tone } from '@portico/ui/badge/badge';
import { findingWords } from './problem-words.ts';

/** What there is to know about rows of an import, in the file's order; nothing where all is well. */
export function drawFindings(
  findings: readonly ImportFinding[],
  more: (() => void) | null,
): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing;
  return html`<section class="card">
    <h2>${msg('Rows to look at', { id: 'accounts.findings' })}</h2>
    <ul class="rows">
      ${findings.map(drawFinding)}
    </ul>
    ${
      more
        ? html`<div>
            <portico-button small @click=${more}>${msg('Show more', { id: 'accounts.more' })}</portico-button>
          </div>`
        : nothing
    }
  </section>`;
}

function drawFinding(finding: ImportFinding): TemplateResult {
  const { word, tone } = kindOf(finding);
  const { row, name, account } = finding;
  return html`<li>
    <div>
      <span class="line"
        ><b>${name || '–'}</b><span class="quiet">${msg(str`Row ${row}`, { id: 'accounts.row' })}</span
        ><portico-badge tone=${tone}>${word}</portico-badge></span
      >
      <span>${findingWords(finding)}</span>
      ${
        account
          ? html`<span
              ><a href="/accounts/${account.id}" target="_blank" rel="noopener">${account.legalName}</a></span
            >`
          : nothing
      }
    </div>
  </li>`;
}

function kindOf({ kind }: ImportFinding): { word: string; tone: Tone } {
  switch (kind) {
    case 'problem':
      return { word: msg('Cannot go in', { id: 'accounts.count.problems' }), tone: 'danger' };
    case 'incomplete':
      return { word: msg('Without its parent', { id: 'accounts.finding.incomplete' }), tone: 'warning' };
    case 'likely_same':
      return { word: msg('Maybe here already', { id: 'accounts.finding.likely' }), tone: 'info' };
  }
}
