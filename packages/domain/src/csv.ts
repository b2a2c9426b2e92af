/** What may part the cells of a CSV file: spreadsheets write the semicolon where the comma is for decimals. */
export const csvSeparators = [',', ';', '\t'] as const;
/** A separator of cells. */
export type CsvSeparator = (typeof csvSeparators)[number];

/** One record of a CSV file: its cells, and where in the text it ends. */
interface CsvRecord {
  cells: string[];
  end: number;
}

/**
 * Reads CSV (RFC 4180): quoted cells may hold separators, line breaks and doubled quotes; lines end in CR LF, LF or CR;
 * empty lines and a byte order mark are left out. Nothing is an error: a quote that is never closed ends with the text.
 *
 * @returns the records' cells, trimmed, the header among them
 */
export function readCsv(text: string, separator: CsvSeparator = ','): string[][] {
  return Array.from(recordsOf(text, separator), ({ cells }) => cells);
}

/** The separator a file uses, told from its first record: the one that gives the most cells. */
export function csvSeparatorOf(text: string): CsvSeparator {
  const cellsWith = (separator: CsvSeparator) => recordsOf(text, separator).next().value?.cells.length ?? 0;
  return csvSeparators.reduce((best, next) => (cellsWith(next) > cellsWith(best) ? next : best));
}

/**
 * Cuts a CSV file into pieces of whole records, for sending a large one in parts. Together they are the file; none is longer
 * than `maxChars` unless a single record is.
 */
export function cutCsv(text: string, maxChars: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  let to = 0;
  for (const { end } of recordsOf(text, csvSeparatorOf(text))) {
    if (end - from > maxChars && to > from) {
      pieces.push(text.slice(from, to));
      from = to;
    }
    to = end;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function* recordsOf(text: string, separator: CsvSeparator): Generator<CsvRecord, undefined> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let cells: string[] = [];
  while (at < text.length) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    cells.push(cell.value.trim());
    at = cell.end;
    if (text.charAt(at) === separator) {
      at += 1;
      if (at < text.length && !isBreak(text.charAt(at))) continue;
      // A separator right before the end of a line leaves one more, empty cell.
      cells.push('');
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (cells.some((value) => value !== '')) yield { cells, end: Math.min(at, text.length) };
    cells = [];
  }
  return undefined;
}

function plainCell(text: string, from: number, separator: CsvSeparator): { value: string; end: number } {
  let end = from;
  while (end < text.length && text.charAt(end) !== separator && !isBreak(text.charAt(end))) end += 1;
  return { value: text.slice(from, end), end };
}

/** What stands between a closing quote and the separator is kept: a file that is not quite CSV loses nothing. */
function quotedCell(text: string, from: number, separator: CsvSeparator): { value: string; end: number } {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text.charAt(end + 1) === '"') end = text.indexOf('"', end + 2);
  const close = end === -1 ? text.length : end;
  const quoted = text.slice(from + 1, close).replaceAll('""', '"');
  const rest = plainCell(text, Math.min(close + 1, text.length), separator);
  return { value: quoted + rest.value, end: rest.end };
}

function isBreak(letter: string): boolean {
  return letter === '\n' || letter === '\r';
}

/** What makes a spreadsheet read a cell as a formula when it stands first (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet reads as a formula: one that begins with `=`, `+`, `-`, `@`, tab or CR gets an apostrophe. */
export function safeCell(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

/** The cell as it was before {@link safeCell}. */
export function bareCell(value: string): string {
  return value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value;
}
