import { registerTexts } from './locale.ts';

/** Makes the texts of the runtime and of the elements known. A new language is a line here and in each package's own file. */
export function registerOwnTexts(): void {
  void registerTexts('de', () => import('./locale/de.ts'));
  void registerTexts('de', () => import('@portico/ui/locale/de'));
}
