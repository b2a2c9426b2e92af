import { msg, str } from '@portico/ui/msg';
import type { ImportCounts, ImportRun } from '@portico/domain/accounts/views';
import type { Tone } from '@portico/ui/badge/badge';

/** How a run stands, in a word. */
export function runState({ state }: Pick<ImportRun, 'state'>): { word: string; tone: Tone } {
  switch (state) {
    case 'uploading':
      return { word: msg('Uploading', { id: 'accounts.run.uploading' }), tone: 'info' };
    case 'checking':
      return { word: msg('Being checked', { id: 'accounts.run.checking' }), tone: 'info' };
    case 'checked':
      return { word: msg('Checked', { id: 'accounts.run.checked' }), tone: 'warning' };
    case 'importing':
      return { word: msg('Being imported', { id: 'accounts.run.importing' }), tone: 'info' };
    case 'imported':
      return { word: msg('Imported', { id: 'accounts.run.imported' }), tone: 'success' };
    case 'failed':
      return { word: msg('Stopped', { id: 'accounts.run.failed' }), tone: 'danger' };
  }
}

/** The counts of a pass as terms and numbers; what is none is left out, except what is new. */
export function countRows(
  counts: ImportCounts,
  phase: 'check' | 'import',
  locale: string,
): readonly (readonly [string, string])[] {
  const number = new Intl.NumberFormat(locale);
  const dry = phase === 'check';
  const rows: [string, number][] = [
    [
      dry ? msg('Would be new', { id: 'accounts.count.new' }) : msg('New', { id: 'accounts.count.created' }),
      counts.created,
    ],
    [
      dry
        ? msg('Would change', { id: 'accounts.count.change' })
        : msg('Changed', { id: 'accounts.count.changed' }),
      counts.updated,
    ],
    [msg('Already the same', { id: 'accounts.count.unchanged' }), counts.unchanged],
    [
      dry
        ? msg('Cannot go in', { id: 'accounts.count.problems' })
        : msg('Did not go in', { id: 'accounts.count.left' }),
      counts.problems,
    ],
    [msg('Without their parent', { id: 'accounts.count.incomplete' }), counts.incomplete],
    [msg('Look like an account that is here', { id: 'accounts.count.likely' }), counts.likelySame],
  ];
  return rows
    .filter(([, count], at) => at === 0 || count > 0)
    .map(([term, count]) => [term, number.format(count)] as const);
}

/** How far a run is, in words. */
export function progressWords({ done, rows }: ImportRun, locale: string): string {
  const number = new Intl.NumberFormat(locale);
  const [at, all] = [number.format(done), number.format(rows)];
  return msg(str`${at} of ${all} rows`, { id: 'accounts.run.progress' });
}
