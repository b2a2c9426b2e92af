import { registerTexts } from '@portico/runtime/locale';

const german = () => import('./locale/de.ts');
const germanOfDeals = () => import('./locale/de-deal.ts');

/** Makes the texts of the widgets known; a widget calls it before it draws. */
export function registerWidgetTexts(): void {
  void registerTexts('de', german);
  void registerTexts('de', germanOfDeals);
}
