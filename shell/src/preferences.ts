/** The languages the portal speaks. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** How the portal looks: as the system does, light, dark, or with more contrast. */
export const themes = ['auto', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** What a person chose for this browser. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Whether single keys (letters, digits, signs) act as shortcuts; off for who speaks to the computer or slips (WCAG 2.1.4). */
  readonly letterKeys: boolean;
}

/** Told to the window when someone chose anew. */
export const PREFERENCES_CHANGED = 'portico-preferences';

const KEY = 'portico.preferences';
let unkept: Preferences | undefined;

/** The kept choice; where none is kept, the browser's first language that the portal speaks, and the system's look. */
export function readPreferences(): Preferences {
  if (unkept) return unkept;
  const kept = readKept();
  return {
    locale: locales.find((each) => each === kept['locale']) ?? spokenLocale(navigator.languages),
    theme: themes.find((each) => each === kept['theme']) ?? 'auto',
    letterKeys: kept['letterKeys'] !== false,
  };
}

/** Keeps a choice in this browser; a browser that keeps nothing has it until the page is closed. */
export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
    unkept = undefined;
  } catch {
    // Storage is full or switched off; then the choice holds until the page is closed.
    unkept = preferences;
  }
  window.dispatchEvent(new Event(PREFERENCES_CHANGED));
}

/** Gives the page, and everything that stands on the same tokens, the chosen look. */
export function wearTheme(theme: Theme, ...roots: readonly Element[]): void {
  for (const root of roots) {
    root.setAttribute('theme', theme === 'light' || theme === 'dark' ? theme : 'auto');
    root.toggleAttribute('contrast', theme === 'contrast');
    if (theme === 'contrast') root.setAttribute('contrast', 'more');
  }
}

function spokenLocale(wanted: readonly string[]): Locale {
  const spoken = wanted.map((tag) => locales.find((locale) => tag.toLowerCase().split('-')[0] === locale));
  return spoken.find((locale) => locale !== undefined) ?? 'en';
}

function readKept(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
