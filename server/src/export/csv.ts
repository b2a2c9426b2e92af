import { safeCell } from '@portico/domain/csv';

/** What a cell may hold. */
export type CsvValue = string | number | boolean | null;

/** How many rows an export has at most. */
export const EXPORT_ROWS_MAX = 100_000;

/**
 * A line of CSV (RFC 4180) that is safe to open in a spreadsheet: a text that would be read as a formula (it begins with `=`,
 * `+`, `-`, `@`, a tab or a carriage return) gets a leading apostrophe. Numbers stay as they are, also negative ones.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map((value) => quoted(typeof value === 'string' ? safeCell(value) : String(value ?? ''))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What an export is made of. */
export interface CsvExport<R> {
  header: readonly string[];
  /** Pages of rows, each read when the one before is sent: an export never holds more than one in memory. */
  pages: AsyncIterable<readonly R[]>;
  cells: (row: R) => readonly CsvValue[];
}

/**
 * The answer to a request for an export: the file as it is being made, in UTF-8 with a byte order mark (spreadsheets need it),
 * at most {@link EXPORT_ROWS_MAX} rows. Who reads slowly holds the reading back; who goes away ends it.
 *
 * @param fileName as it is to be saved, in ASCII
 */
export function csvAnswer<R>(fileName: string, { header, pages, cells }: CsvExport<R>): Response {
  const lines = linesOf({ header, pages, cells });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const { value, done } = await lines.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return()),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '-')}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The pieces of a file of CSV, a page each, the header first. */
export async function* linesOf<R>({ header, pages, cells }: CsvExport<R>): AsyncGenerator<string, void> {
  yield `\uFEFF${csvLine(header)}`;
  let rows = 0;
  for await (const page of pages) {
    const some = page.slice(0, EXPORT_ROWS_MAX - rows);
    rows += some.length;
    if (some.length > 0) yield some.map((row) => csvLine(cells(row))).join('');
    if (rows >= EXPORT_ROWS_MAX) return;
  }
}
