import { readPreferences } from '../../preferences.ts';

/** One thing a key does, for the list that `?` shows. */
export interface Shortcut {
  /** The keys, in order: `['g', 'h']`. */
  readonly keys: readonly string[];
  readonly label: string;
}

/** A view tells which keys it listens to, while it is shown. */
const shown = new Set<() => readonly Shortcut[]>();

/** Adds a view's keys to the list; call the answer when the view goes. */
export function offerShortcuts(list: () => readonly Shortcut[]): () => void {
  shown.add(list);
  return () => shown.delete(list);
}

/** The keys of the views on the page now. */
export function offeredShortcuts(): readonly Shortcut[] {
  return [...shown].flatMap((list) => list());
}

/**
 * Whether a key press means a shortcut: not while something is typed, not with a modifier, not over an open dialog, and
 * not a single letter or sign where the person switched those off.
 */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  if (event.key.length === 1 && !readPreferences().letterKeys) return false;
  const path = event.composedPath();
  const isTyping = path.some(
    (node) =>
      node instanceof HTMLElement &&
      (node.isContentEditable || node.matches('textarea, select, input:not([type=checkbox], [type=radio])')),
  );
  return !isTyping && !path.some((node) => node instanceof Element && node.matches('dialog, [popover]'));
}

/** How the modifier is written on this machine. */
export function commandKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
