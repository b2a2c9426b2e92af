/**
 * CSV files, read and made safe.
 *
 * The reader is our own. Papa Parse 5.7 and csv-parse 7.0 were tried: both take lines that end in LF among others in CR LF, and a
 * quoted cell with text behind its quote (`"Acme" GmbH`), for a cell that goes on to the end of the file, so that one careless row costs all
 * that follow, where an import must lose none. Neither is faster (113 million characters, a million rows: 0.8 s of CPU here,
 * 0.6 and 2.6 s there), and browsers would load 19 and 122 kB for what takes one here.
 */

/** What may part the cells of a CSV file: spreadsheets write the semicolon where the comma is for decimals. */
export const csvSeparators = [',', ';', '\t'] as const;
/** A separator of cells. */
export type CsvSeparator = (typeof csvSeparators)[number];

/** A row of a CSV file: its cells, and its number as a spreadsheet shows it; the first is 1, empty rows count. */
export interface CsvRow {
  row: number;
  cells: string[];
}

/** The same, with where in the text it ends, and whether the text ended before a quote of it was closed. */
interface CsvRecord extends CsvRow {
  end: number;
  isOpen: boolean;
}

/** Why a text is no CSV file to go by, and the row where that shows. */
export interface CsvProblem {
  /** `not_utf8`: letters were lost when it was written or read; `open_quote`: a quote is never closed, so that rows hide in a cell. */
  key: 'not_utf8' | 'open_quote';
  row: number;
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

/** The same as {@link readCsv}, each record with its row. */
export function readCsvRows(text: string, separator: CsvSeparator = ','): CsvRow[] {
  return Array.from(recordsOf(text, separator), ({ row, cells }) => ({ row, cells }));
}

/** What a decoder leaves where bytes were no UTF-8 (U+FFFD, half a pair), and NUL, which UTF-16 is full of when it is read as UTF-8. */
const LOST = /[\uFFFD\0]|\p{Surrogate}/u;

/**
 * What keeps a text from being read as the CSV file it was, first thing first; null when nothing does. A text that was decoded without
 * minding errors is told from one that was UTF-8 by its U+FFFD.
 */
export function csvProblemOf(text: string, separator = csvSeparatorOf(text)): CsvProblem | null {
  const lost = text.search(LOST);
  let row = 1;
  for (const record of recordsOf(text, separator)) {
    ({ row } = record);
    if (lost >= 0 && lost < record.end) return { key: 'not_utf8', row };
    if (record.isOpen) return { key: 'open_quote', row };
  }
  return lost >= 0 ? { key: 'not_utf8', row } : null;
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
  let row = 1;
  let isOpen = false;
  while (at < text.length) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    cells.push(cell.value.trim());
    isOpen ||= cell.isOpen;
    at = cell.end;
    if (text.charAt(at) === separator) {
      at += 1;
      if (at < text.length && !isBreak(text.charAt(at))) continue;
      // A separator right before the end of a line leaves one more, empty cell.
      cells.push('');
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (cells.some((value) => value !== '')) yield { row, cells, end: Math.min(at, text.length), isOpen };
    cells = [];
    row += 1;
  }
  return undefined;
}

interface Cell {
  value: string;
  end: number;
  isOpen: boolean;
}

function plainCell(text: string, from: number, separator: CsvSeparator): Cell {
  let end = from;
  while (end < text.length && text.charAt(end) !== separator && !isBreak(text.charAt(end))) end += 1;
  return { value: text.slice(from, end), end, isOpen: false };
}

/** What stands between a closing quote and the separator is kept: a file that is not quite CSV loses nothing. */
function quotedCell(text: string, from: number, separator: CsvSeparator): Cell {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text.charAt(end + 1) === '"') end = text.indexOf('"', end + 2);
  const close = end === -1 ? text.length : end;
  const quoted = text.slice(from + 1, close).replaceAll('""', '"');
  const rest = plainCell(text, Math.min(close + 1, text.length), separator);
  return { value: quoted + rest.value, end: rest.end, isOpen: end === -1 };
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
