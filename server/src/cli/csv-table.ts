import { csvProblemOf, csvSeparatorOf, readCsvRows } from '@portico/domain/csv';
import { CommandError } from './command.ts';
import { openOut, readText } from './files.ts';

/** A row of a table: its cells by column, '' for what is not there, and its number as a spreadsheet shows it. */
export interface CsvRow<C extends string> {
  row: number;
  cells: Record<C, string>;
  /** Why the row cannot be read, in a sentence; null for a good one. */
  problem: string | null;
}

/** What a CSV file must be to be read as a table. */
export interface CsvShape<C extends string> {
  /** All columns that are read; others are passed over. */
  columns: readonly C[];
  /** Those that must be there. The first is the key, never empty. */
  required: readonly [C, ...C[]];
  /** Whether two rows may have one key; else the second is one that cannot be read. */
  mayRepeat?: boolean;
}

/**
 * Reads a CSV file with a header line. A row that cannot be read (too many cells, a key that is missing or there twice) says so and
 * spoils no other. Columns may stand in any order and case, parted by comma, semicolon or tab; a byte
 * order mark, CR LF and empty lines do not matter.
 *
 * @throws CommandError with the file: no such file, nothing in it, a quote that is never closed, a column missing or there twice
 */
export async function readCsvTable<C extends string>(file: string, shape: CsvShape<C>): Promise<CsvRow<C>[]> {
  const text = await readText(file);
  const separator = csvSeparatorOf(text);
  const problem = csvProblemOf(text, separator);
  if (problem?.key === 'open_quote') throw new CommandError(openQuote(file, problem.row));
  const [header, ...records] = readCsvRows(text, separator);
  if (header === undefined)
    throw new CommandError(`${file} is empty. Its first line names the columns: ${shape.columns.join(',')}.`);
  const places = placesOf(header.cells, { file, shape });
  const seen = new Map<string, number>();
  const [key] = shape.required;
  return records.map(({ row, cells: record }) => {
    const cells = Object.fromEntries(
      shape.columns.map((column) => [column, record[places[column] ?? -1] ?? '']),
    ) as Record<C, string>;
    const before = shape.mayRepeat ? undefined : seen.get(cells[key]);
    const problem = problemOf({ record, width: header.cells.length, id: cells[key], key, before });
    if (problem === null) seen.set(cells[key], row);
    return { row, cells, problem: problem === null ? null : `Row ${row} of ${file} ${problem}` };
  });
}

/** What is wrong with one row, as the end of a sentence; null when nothing is. */
function problemOf(line: {
  record: readonly string[];
  width: number;
  id: string;
  key: string;
  before: number | undefined;
}): string | null {
  const { record, width, id, key, before } = line;
  if (record.some((cell, at) => at >= width && cell !== ''))
    return `has ${record.length} cells, but the header has ${width} columns. Put cells that hold a comma in quotes.`;
  if (id === '') return `has no ${key}. Fill it in.`;
  return before === undefined
    ? null
    : `has the ${key} "${id}" of row ${before} again. Give each row its own.`;
}

const PROBLEMS_TOLD = 20;

/** What a command says of rows that could not be read, behind what it did; the first 20 by their sentences. */
export function problemLines(problems: readonly string[]): string {
  const more = problems.length - PROBLEMS_TOLD;
  const told = [...problems.slice(0, PROBLEMS_TOLD), ...(more > 0 ? [`… and ${more} more.`] : [])];
  return told.map((line) => `\n${line}`).join('');
}

/** Says where rows hide behind a quote. */
export function openQuote(file: string, row: number): string {
  return `Row ${row} of ${file} opens a quote (") that is never closed. Close it, or leave it out.`;
}

function placesOf<C extends string>(
  header: readonly string[],
  { file, shape }: { file: string; shape: CsvShape<C> },
): Partial<Record<C, number>> {
  const names = header.map((cell) => cell.toLowerCase().replaceAll(/[\s-]+/g, '_'));
  const twice = shape.columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) throw new CommandError(`${file} has the column ${twice} twice. Leave one out.`);
  const missing = shape.required.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new CommandError(
      `${file} lacks the column ${missing.join(', ')} in its first line. It can have: ${shape.columns.join(', ')}.`,
    );
  const there = shape.columns.filter((column) => names.includes(column));
  return Object.fromEntries(there.map((column) => [column, names.indexOf(column)])) as Partial<
    Record<C, number>
  >;
}

/** The parts of a cell that holds a list, separated by `|`. */
export function listCell(cell: string): string[] {
  return cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const LINES_PER_WRITE = 1000;

/** A CSV file that is being written: whole under its name, or not at all. */
export interface CsvWriter extends AsyncDisposable {
  write(cells: readonly (string | number)[]): Promise<void>;
  /** Puts the file in its place. Without it nothing is left. */
  finish(): Promise<void>;
}

/**
 * Writes a CSV file for machines (RFC 4180 with LF): every cell holds exactly its value. Spreadsheets may take one that begins
 * with `=` for a formula; files for people have `safeCell` around such values, here it would falsify ids.
 */
export async function writeCsvTable(
  file: string,
  { columns, inputs }: { columns: readonly string[]; inputs: readonly string[] },
): Promise<CsvWriter> {
  const out = await openOut(file, inputs);
  let lines = [csvLine(columns)];
  const flush = async () => {
    await out.write(lines.join(''));
    lines = [];
  };
  return {
    write: async (cells) => {
      lines.push(csvLine(cells));
      if (lines.length >= LINES_PER_WRITE) await flush();
    },
    finish: async () => {
      await flush();
      await out.finish();
    },
    [Symbol.asyncDispose]: () => out[Symbol.asyncDispose](),
  };
}

function csvLine(cells: readonly (string | number)[]): string {
  const quoted = cells.map((cell) => {
    const text = String(cell);
    return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\n`;
}
