import { msg } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import type { Tone } from '@portico/ui/badge/badge';

/** A version in the list. */
export type Version = OutputOf<'policies.list'>['rows'][number];

/** Where a version stands, in a word. */
export function versionState({ status, inForce, effectiveFrom }: Version): { word: string; tone: Tone } {
  if (inForce) return { word: msg('In force', { id: 'policy.state.in-force' }), tone: 'success' };
  if (status === 'draft') return { word: msg('Draft', { id: 'policy.state.draft' }), tone: 'info' };
  if (status === 'withdrawn')
    return { word: msg('Taken back', { id: 'policy.state.withdrawn' }), tone: 'neutral' };
  return isToCome(effectiveFrom)
    ? { word: msg('Coming', { id: 'policy.state.coming' }), tone: 'warning' }
    : { word: msg('Replaced', { id: 'policy.state.replaced' }), tone: 'neutral' };
}

/** Whether a version takes effect later. */
export function isToCome(effectiveFrom: string | null): boolean {
  return effectiveFrom !== null && Date.parse(effectiveFrom) > Date.now();
}
