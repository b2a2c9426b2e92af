import { define } from '@portico/ui/define';
import { adoptTokens } from '@portico/ui/tokens/tokens';
import { directionOf, registerTexts } from '@portico/runtime/locale';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { PorticoSignInAgain } from './session/sign-in-again/sign-in-again.ts';
import { PREFERENCES_CHANGED, readPreferences, wearTheme } from './preferences.ts';
import { followLinks } from './routing/navigate.ts';
import { createSessionFetch } from './session/session-fetch.ts';
import { PorticoShell } from './shell.ts';

// Before they are made: what is set on an element that is not defined yet comes too late for its connection.
define(PorticoPortal);
define(PorticoShell);
const page = document.documentElement;
const portal = document.createElement('portico-portal');
const shell = document.createElement('portico-shell');
let again: PorticoSignInAgain | undefined;

/** Asks the person to sign in again over what they are doing. */
async function signInAgain(): Promise<boolean> {
  if (shell.session.status !== 'known') return false;
  if (!again) {
    const { PorticoSignInAgain } = await import('./session/sign-in-again/sign-in-again.ts');
    define(PorticoSignInAgain);
    again = document.createElement('portico-sign-in-again');
    portal.append(again);
  }
  again.email = shell.session.me.user.email;
  return again.ask();
}

function wearPreferences(): void {
  const { locale, theme } = readPreferences();
  page.lang = locale;
  page.dir = directionOf(locale);
  portal.locale = locale;
  wearTheme(theme, page, portal);
}

adoptTokens(document);
void registerTexts('de', () => import('./locale/de.ts'));
portal.setAttribute('density', 'compact');
portal.fetch = createSessionFetch(() => shell.session.status === 'known', signInAgain);
wearPreferences();
window.addEventListener(PREFERENCES_CHANGED, wearPreferences);
followLinks(document);
portal.append(shell);
document.body.append(portal);
