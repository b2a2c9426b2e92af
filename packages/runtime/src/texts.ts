import { registerTexts } from './locale.ts';

const german = [() => import('./locale/de.ts'), () => import('@portico/ui/locale/de')];

/** Makes the texts of the runtime and of the elements known. A new language is a line here and in each package's own file. */
export function registerOwnTexts(): void {
  for (const load of german) void registerTexts('de', load);
}
