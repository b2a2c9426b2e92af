import { msg } from '@portico/ui/msg';
import type { SaveState } from './draft-keeper.ts';

/** How the last save went, softly; nothing while there is nothing to say. */
export function saveWords(state: SaveState | undefined): string {
  if (state === 'saved') return msg('Draft saved', { id: 'deals.saved' });
  return state === 'failed' ? msg('Draft kept in this tab only', { id: 'deals.kept' }) : '';
}
