/**
 * Reads CSV (RFC 4180) with a header line into one record a row: quoted fields may hold commas, line breaks and doubled
 * quotes. Fields are trimmed; a row with fewer fields than the header lacks the last ones.
 */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = cells(text);
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [header[index] ?? '', cell.trim()])));
}

function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
