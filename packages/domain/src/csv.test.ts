import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareCell,
  csvProblemOf,
  csvSeparatorOf,
  csvSeparators,
  cutCsv,
  readCsv,
  readCsvRows,
  safeCell,
} from './csv.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const cell = fc
  .string({ unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\n', '\r', "'", '=', ' '), maxLength: 8 })
  .map((text) => text.trim());
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 20 });
const filled = (rows: string[][]) => rows.filter((row) => row.some((value) => value !== ''));

describe('a CSV file', () => {
  it('reads back whatever was written, cell by cell', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...csvSeparators),
        fc.constantFrom('\n', '\r\n'),
        (rows, separator, end) => {
          const text = rows.map((row) => row.map(quoted).join(separator)).join(end);
          expect(readCsv(text, separator)).toEqual(filled(rows));
        },
      ),
    );
  });

  it.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFa,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,,c\n,,\n1,2,',
      [
        ['a', '', 'c'],
        ['1', '2', ''],
      ],
    ],
    ['a\n"not closed, and\nmore', [['a'], ['not closed, and\nmore']]],
    ['"a" b,c', [['a b', 'c']]],
    ['a\n"b" GmbH\nc', [['a'], ['b GmbH'], ['c']]],
    ['a\r\nb\nc\r\n', [['a'], ['b'], ['c']]],
    ['', []],
    ['a,', [['a', '']]],
  ])('%j is read without losing anything', (text, rows) => expect(readCsv(text)).toEqual(rows));

  it('has the rows a spreadsheet shows: an empty line is one, a line break within quotes is none', () => {
    expect(readCsvRows('a,b\n\n1,"2\n2"\n,\n3,4').map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, 'a'],
      [3, '1'],
      [5, '3'],
    ]);
  });

  it.each([
    ['a,b\n1,2', null],
    ['', null],
    ['name\nMüller "Süd" 😀', null],
    ['name\n\nM\uFFFDller\nx', { key: 'not_utf8', row: 3 }],
    ['name\nA\0\nB', { key: 'not_utf8', row: 2 }],
    ['name\nhalf \uD83D', { key: 'not_utf8', row: 2 }],
    ['\n\uFFFD', { key: 'not_utf8', row: 2 }],
    ['name\nA\n"B, GmbH\nC\nD', { key: 'open_quote', row: 3 }],
    ['name;city\n"A";"B\n\uFFFD";C', { key: 'not_utf8', row: 2 }],
  ])('%j has what keeps it from being gone by: %j', (text, problem) =>
    expect(csvProblemOf(text)).toEqual(problem),
  );

  it('tells its separator from its first line', () => {
    expect(csvSeparatorOf('id;name\n1;a,b,c,d')).toBe(';');
    expect(csvSeparatorOf('id\tname')).toBe('\t');
    expect(csvSeparatorOf('"a;b;c",name')).toBe(',');
    expect(csvSeparatorOf('name')).toBe(',');
  });

  it('is cut between records only, and its pieces are the file', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 60 }), (rows, max) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join('\n');
        const separator = csvSeparatorOf(text);
        const pieces = cutCsv(text, max);
        expect(pieces.join('')).toBe(text);
        expect(pieces.flatMap((piece) => readCsv(piece, separator))).toEqual(readCsv(text, separator));
        for (const piece of pieces)
          if (readCsv(piece, separator).length > 1) expect(piece.length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('a cell for spreadsheets', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j gets an apostrophe', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  });

  it('comes back as it was, and others are left alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(/^[=+\-@\t\r]/.test(safeCell(text))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.startsWith("'")),
        (text) => {
          expect(bareCell(safeCell(text))).toBe(text);
        },
      ),
    );
    expect(safeCell('a=b')).toBe('a=b');
    expect(bareCell("'t Hooft")).toBe("'t Hooft");
  });
});
