import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { PorticoChoice } from '@portico/ui/choice/choice';
import type { AccountDraft, Clash, DraftField } from './account-draft.ts';
import { fieldWords } from './field-words.ts';

/** What both changed, side by side; nothing where they did not meet. */
export function drawClashes(
  clashes: readonly Clash[],
  draft: AccountDraft,
  set: (field: DraftField, value: string) => void,
): TemplateResult[] | typeof nothing {
  if (clashes.length === 0) return nothing;
  const shown = (value: string): string =>
    value.split('\n').join(', ') || msg('nothing', { id: 'accounts.clash.nothing' });
  return clashes.map(
    ({ field, mine, theirs }) =>
      html`<portico-choice
        label=${fieldWords(field)}
        .options=${[
          { value: 'mine', label: shown(mine), detail: msg('Yours', { id: 'accounts.clash.yours' }) },
          {
            value: 'theirs',
            label: shown(theirs),
            detail: msg('Saved by them', { id: 'accounts.clash.theirs' }),
          },
        ]}
        .value=${draft[field] === theirs ? 'theirs' : 'mine'}
        @input=${(event: Event) =>
          set(field, (event.currentTarget as PorticoChoice).value === 'theirs' ? theirs : mine)}
      ></portico-choice>`,
  );
}
