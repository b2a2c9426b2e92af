import { html, type TemplateResult } from 'lit';
import type { Refusal } from '@portico/domain/refusal';
import { define } from '@portico/ui/define';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { dealRefusalWords } from './forms/refusal-words.ts';

/** What is wrong with the whole of a form: a refusal of the business, or a sentence. */
export function problemCard(problem: Refusal | string): TemplateResult {
  define(PorticoProblem);
  const heading = typeof problem === 'string' ? problem : dealRefusalWords(problem);
  return html`<portico-problem .heading=${heading}></portico-problem>`;
}
