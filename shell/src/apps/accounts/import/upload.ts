import { type CsvProblem, csvProblemOf, cutCsv } from '@portico/domain/csv';
import { msg, str } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { readText } from './read-file.ts';

/** The most characters the server takes at once. */
const PART_CHARS = 200_000;

/** Where an upload goes and who hears how far it is. */
export interface Upload {
  readonly client: Client;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Sends a file in parts and begins its dry run: the run's id, or why not. Nothing is in the register yet. */
export async function uploadCsv(
  file: File,
  { client, onProgress }: Upload,
): Promise<{ importId: string; trouble: null } | { importId: null; trouble: Trouble }> {
  const whole = await readText(file);
  const problem = csvProblemOf(whole);
  if (problem) return { importId: null, trouble: troubleOfFile(problem) };
  const parts = cutCsv(whole, PART_CHARS);
  let importId = '';
  // An empty file is sent too: the server says what it lacks.
  for (const [part, text] of (parts.length > 0 ? parts : ['']).entries()) {
    const input = { fileName: file.name, part, text, ...(importId ? { importId } : {}) };
    const { done, trouble } = await askAccounts(() => client.accounts.importUpload.mutate(input));
    if (!done) return { importId: null, trouble };
    importId = done.run.id;
    onProgress((part + 1) / parts.length);
  }
  const { done, trouble } = await askAccounts(() => client.accounts.importPreview.mutate({ importId }));
  return done ? { importId, trouble: null } : { importId: null, trouble };
}

/** What keeps a file from being read, with the row at which a person finds it. */
function troubleOfFile({ key, row }: CsvProblem): Trouble {
  const heading =
    key === 'not_utf8'
      ? msg('The file cannot be read as text. Save it as “CSV UTF-8” and choose it again.', {
          id: 'accounts.refusal.not-utf8',
        })
      : msg('A quotation mark is opened and never closed. Close it and choose the file again.', {
          id: 'accounts.refusal.open-quote',
        });
  return {
    heading,
    detail: msg(str`It begins in row ${row}.`, { id: 'accounts.import.from-row' }),
    fields: {},
    isStale: false,
  };
}
