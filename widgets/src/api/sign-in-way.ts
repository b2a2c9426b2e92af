import type { EmbedSettings } from '../settings.ts';

/** Whether people sign in here, in a pop-up: the script tag says so (`data-sign-in`), or an element (`sign-in`). */
export function signsInHere({ signIn, elements }: EmbedSettings): boolean {
  return signIn === 'popup' || [...elements].some((element) => element.matches('[sign-in=popup]'));
}
