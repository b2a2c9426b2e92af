import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealView, TimelineEntry } from '@portico/domain/deals/views';

/** One round of questions, as it was asked and as it was answered. */
export interface AskedRound {
  readonly askedAt: string;
  /** Who asked; empty where nobody is named. */
  readonly askedBy: string;
  /** When it was answered; empty while it is not. */
  readonly answeredAt: string;
  readonly answeredBy: string;
  readonly items: readonly {
    readonly id: string;
    readonly question: string;
    readonly answer: string | null;
  }[];
}

/** Every round of questions of a deal, oldest first: the deal itself knows only the last, its history all. */
export function roundsOf({ info }: Pick<DealView, 'info'>, history: readonly TimelineEntry[]): AskedRound[] {
  const rounds: AskedRound[] = [];
  for (const { name, at, actorName, facts } of history) {
    const said = Object.entries(facts).flatMap(([id, text]) =>
      /^q\d+$/.test(id) && typeof text === 'string' ? [[id, text] as const] : [],
    );
    const by = actorName ?? '';
    const last = rounds.at(-1);
    if (name === 'deal.info_requested' && said.length > 0) {
      const items = said.map(([id, question]) => ({ id, question, answer: null }));
      rounds.push({ askedAt: at, askedBy: by, answeredAt: '', answeredBy: '', items });
    } else if (name === 'deal.info_answered' && last) {
      const answers = new Map(said);
      const items = last.items.map((item) => ({ ...item, answer: answers.get(item.id) ?? null }));
      rounds.splice(-1, 1, { ...last, answeredAt: at, answeredBy: by, items });
    }
  }
  // A history that tells no words, as one from before they were kept.
  if (rounds.length === 0 && info)
    rounds.push({ askedAt: info.askedAt, askedBy: '', answeredAt: '', answeredBy: '', items: info.items });
  return rounds;
}

/** What the vendor asked and what was answered, round by round with who and when; nothing where nobody asked. */
export function askedAndAnswered(
  deal: DealView,
  history: readonly TimelineEntry[],
  isAnswering: boolean,
): TemplateResult | typeof nothing {
  // What is being answered stands in the form.
  const rounds = roundsOf(deal, history)
    .filter(({ answeredAt }) => !isAnswering || answeredAt !== '')
    .toReversed();
  if (rounds.length === 0) return nothing;
  return html`<section>
    <h3>${msg('Questions and answers', { id: 'deals.asked' })}</h3>
    ${rounds.map(
      ({ items, ...round }) =>
        html`<dl class="asked">
          ${items.map(({ question, answer }, at) => {
            const said = answer ?? msg('No answer yet', { id: 'deals.asked.open' });
            const by = at === 0 ? whoAndWhen(round.answeredBy, round.answeredAt) : nothing;
            // Lines of an answer are kept, so none of ours stands around it.
            return html`<div>
              <dt>${question} ${at === 0 ? whoAndWhen(round.askedBy, round.askedAt) : nothing}</dt>
              <dd>${said}${by}</dd>
            </div>`;
          })}
        </dl>`,
    )}
  </section>`;
}

/** Quietly, who said something and when. */
function whoAndWhen(who: string, when: string): TemplateResult | typeof nothing {
  if (when === '') return nothing;
  return html`<small
    >${who ? html`<bdi>${who}</bdi> · ` : ''}<portico-time .at=${when}></portico-time
  ></small>`;
}
