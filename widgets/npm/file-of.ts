const rooms: readonly (readonly [RegExp, string])[] = [
  [/^.*[\\/]widgets[\\/]npm[\\/]/, ''],
  [/^.*[\\/]widgets[\\/]src[\\/]/, 'widgets/'],
  [/^.*[\\/]packages[\\/](domain|runtime|ui)[\\/]src[\\/]/, '$1/'],
  [/^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?([^\\/]+)[\\/](?:.*[\\/])?/, 'vendor/$1/'],
];

/** The file of the package that a module becomes: named for what it is about, not for where it lies in the sources. */
export function fileOf(id: string): string {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  const [from, to] = rooms.find(([pattern]) => pattern.test(path)) ?? [/^.*[\\/]/, 'vendor/'];
  return `${path
    .replace(from, to)
    .replaceAll('\\', '/')
    .replace(/\.[cm]?[jt]s$/, '')}.js`;
}
