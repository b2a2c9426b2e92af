/**
 * Whether `file` is of a kind that HTML's `accept` names: an extension (`.pdf`), a media type (`text/csv`) or a family
 * (`image/*`). An empty `accept` names all.
 */
export function accepts(accept: string, file: Pick<File, 'name' | 'type'>): boolean {
  const kinds = accept
    .toLowerCase()
    .split(',')
    .map((kind) => kind.trim())
    .filter(Boolean);
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return (
    kinds.length === 0 ||
    kinds.some((kind) =>
      kind.startsWith('.')
        ? name.endsWith(kind)
        : kind.endsWith('/*')
          ? type.startsWith(kind.slice(0, -1))
          : type === kind,
    )
  );
}

/** Says a size as people read it, in powers of 1000 as file managers do: 1,500,000 → "1.5 MB". */
export function formatBytes(bytes: number, locale: string | undefined): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(3, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unitDisplay = power === 0 ? 'long' : 'short';
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay,
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}
