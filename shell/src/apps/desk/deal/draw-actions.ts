import { html, nothing, type TemplateResult } from 'lit';
import type { MenuSelectEvent } from '@portico/ui/menu/menu-select-event';
import { readPreferences } from '../../../preferences.ts';
import type { DealAction } from './actions.ts';

/** What the buttons of a deal need besides what can be done. */
export interface ActionsView {
  readonly isTaking: boolean;
  readonly run: (action: DealAction) => void;
}

/** What can be done with a deal, beside its heading: the usual answers as buttons, what is next last, and the rarer in a menu. */
export function drawActions(actions: readonly DealAction[], { isTaking, run }: ActionsView): TemplateResult {
  const rare = actions.filter(({ rank }) => rank === 'rare');
  const shown = actions.filter(({ rank }) => rank !== 'rare');
  const choose = ({ id }: MenuSelectEvent): void =>
    rare.filter(({ key }) => key === id).forEach((action) => run(action));
  return html`${shown.map(
    (action) =>
      html`<portico-button
        slot="actions"
        variant=${action.rank === 'next' ? 'primary' : 'secondary'}
        ?busy=${action.key === 't' && isTaking}
        @click=${() => run(action)}
        >${wordsOf(action)}</portico-button
      >`,
  )}
  ${
    rare.length > 0
      ? html`<portico-menu
          slot="actions"
          .items=${rare.map(({ key, label }) => ({ id: key, label }))}
          @portico-select=${choose}
        ></portico-menu>`
      : nothing
  }`;
}

/** An action's word, and its key where single keys are in use. */
function wordsOf({ label, key }: DealAction): TemplateResult | string {
  return readPreferences().letterKeys
    ? html`${label} <kbd aria-hidden="true">${key.toUpperCase()}</kbd>`
    : label;
}
