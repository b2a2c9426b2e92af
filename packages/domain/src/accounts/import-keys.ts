import { numberKey, readNumber } from './facts.ts';
import { type ImportColumn, type ImportRow, nameAndCountry, type RowProblem } from './import-file.ts';

/** What tells a row's account from others within a file: each key with the column it came from. */
function keysOf(row: ImportRow): [key: string, column: ImportColumn][] {
  const own: [string, ImportColumn][] = row.id === null ? [] : [[`i|${row.id}`, 'id']];
  for (const { kind, value } of row.registrationNos) {
    const read = readNumber(kind, row.country, value) ?? '';
    const column = kind === 'vat' ? 'vat_no' : kind === 'duns' ? 'duns' : 'registration_no';
    own.push([`n|${numberKey({ kind, country: row.country, value: read })}`, column]);
  }
  return own.length > 0 ? own : [[`m|${nameAndCountry(row)}`, 'name']];
}

/**
 * What the rows of one file have to do with one another: rows for one account (AC12), domains in two rows (AC3), and parents
 * that are above themselves (AC5). Every row is added once, in the order of the file, before any is asked about.
 */
export class FileKeys {
  readonly #firstRow = new Map<string, number>();
  readonly #shared = new Set<string>();
  readonly #parents = new Map<string, string>();

  /** Takes a row in. */
  add(row: ImportRow): void {
    for (const [key] of keysOf(row)) this.#claim(key, row.row);
    for (const domain of row.domains) {
      this.#claim(`d|${domain}`, row.row);
      if (row.sharesDomains) this.#shared.add(domain);
    }
    if (row.id !== null && row.parentId !== null && this.#firstRow.get(`i|${row.id}`) === row.row)
      this.#parents.set(row.id, row.parentId);
  }

  #claim(key: string, row: number): void {
    if (!this.#firstRow.has(key)) this.#firstRow.set(key, row);
  }

  /** What is wrong with a row because of an earlier one. */
  problemsOf(row: ImportRow): RowProblem[] {
    const earlier = (key: string) => {
      const first = this.#firstRow.get(key);
      return first !== undefined && first < row.row ? String(first) : null;
    };
    const twice = keysOf(row).flatMap(([key, column]) => {
      const detail = earlier(key);
      return detail === null ? [] : [{ column, key: 'twice', detail }];
    });
    const domains = row.sharesDomains
      ? []
      : row.domains.flatMap((domain) => {
          const detail = earlier(`d|${domain}`);
          return detail === null ? [] : [{ column: 'domains' as const, key: 'domain_twice', detail }];
        });
    return [...twice, ...domains];
  }

  /** Whether a row of the file says that this domain is shared. */
  isShared(domain: string): boolean {
    return this.#shared.has(domain);
  }

  /** Whether a row of the file has this id. */
  hasId(id: string): boolean {
    return this.#firstRow.has(`i|${id}`);
  }

  /** The rows, in their order, whose parents lead round in a circle through this one (AC5); none where they do not. */
  circleOf(row: ImportRow): number[] {
    const ids = new Set<string>();
    let at = row.parentId;
    while (row.id !== null && at !== null && !ids.has(at)) {
      ids.add(at);
      if (at === row.id)
        return [...ids].flatMap((id) => this.#firstRow.get(`i|${id}`) ?? []).toSorted((a, b) => a - b);
      at = this.#parents.get(at) ?? null;
    }
    return [];
  }
}
