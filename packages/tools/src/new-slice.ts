import {
  type Scaffold,
  type Wiring,
  type Words,
  fillTemplates,
  format,
  toCamel,
  toPascal,
  toWords,
  wire,
} from './scaffold.ts';
import { readSources } from './sources.ts';

/**
 * Writes a whole small slice: domain with schema, rule and rule book, server with table, store and router, and the tests.
 *
 * @param slices the plural name, such as `orders` or `price-lists`
 * @throws Error when the name is not a plural in kebab-case, or the slice is there already
 */
export async function newSlice(baseDir: string, slices: string): Promise<Scaffold> {
  if (!/^[a-z]+(-[a-z]+)*s$/.test(slices)) {
    throw new Error(
      `A slice is named by a plural in small letters, such as orders or price-lists, not ${slices}.`,
    );
  }
  const words = wordsOf(slices, await freePrefix(baseDir, slices));
  const files = await fillTemplates(baseDir, 'slice', words);
  const { written, left } = await wire(baseDir, wiringsOf(words));
  await format(baseDir, [...files, ...written]);
  return { written: [...files, ...written], left: [...left, 'Then run pnpm generate for the migrations.'] };
}

function wordsOf(slices: string, rule: string): Words {
  const slice = singular(slices);
  return {
    slices,
    slice,
    Slices: toPascal(slices),
    Slice: toPascal(slice),
    camels: toCamel(slices),
    camel: toCamel(slice),
    snake: slice.replaceAll('-', '_'),
    /** For ids, actions and events, whose names have one word. */
    flat: slice.replaceAll('-', ''),
    words: toWords(slice),
    Words: toWords(slices, true),
    RULE: rule,
  };
}

function singular(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return plural.replace(/(?<=ss|x|ch|sh)es$|s$/, '');
}

/** Two letters of the name that number no rules yet. */
async function freePrefix(baseDir: string, slices: string): Promise<string> {
  const books = await readSources('packages/domain/src/*/RULES.md', baseDir);
  const used = new Set(
    books.flatMap(({ text }) => [...text.matchAll(/^- \*\*([A-Z]+)\d/gm)].map(([, prefix]) => prefix)),
  );
  const letters = slices.replaceAll('-', '').toUpperCase();
  const pairs = Array.from(
    { length: letters.length - 1 },
    (_, index) => `${letters.charAt(0)}${letters.charAt(index + 1)}`,
  );
  const free = pairs.find((pair) => !used.has(pair));
  if (free === undefined) throw new Error(`All rule prefixes that ${slices} could have are taken.`);
  return free;
}

function wiringsOf({ slices, flat, camels }: Words): Wiring[] {
  const read = `'${flat}.read': { roles: { ...everyVendorRole, partner_admin: 'organisation', partner_manager: 'organisation', seller: 'own' } },`;
  const manage = `'${flat}.manage': { roles: { partner_admin: 'organisation', partner_manager: 'organisation', seller: 'own' } },`;
  // The access test writes the whole law down a second time, a letter for each role.
  const law = `'${flat}.read': { reach: 'tto---- aaaaaaaa', scope: null },\n  '${flat}.manage': { reach: 'tto---- --------', scope: null },\n  `;
  // The access matrix asks every procedure with every role; a new slice has nothing of another partner yet to ask about.
  const asked = `'${camels}.list': () => ({}),\n  '${camels}.get': () => ({ id: newId('${flat}') }),\n  '${camels}.create': () => ({}),\n  '${camels}.archive': () => ({ id: newId('${flat}'), version: 1, reason: 'x' }),\n  `;
  const place = (path: string, find: string, add: string): Wiring => ({
    path,
    find,
    replace: `${add}${find}`,
  });
  return [
    place('packages/domain/src/id.ts', "'deal'", `'${flat}' | `),
    place(
      'packages/domain/src/access.ts',
      '} as const satisfies Record<string, Policy>',
      `  ${read}\n  ${manage}\n`,
    ),
    place('packages/domain/src/access.test.ts', "'session.read': { reach", law),
    place('server/src/access-matrix.test.ts', "'session.me': ()", asked),
    place('packages/domain/src/event.ts', "'deal.drafted'", `'${flat}.created', '${flat}.archived', `),
    place('server/src/router.ts', 'import ', `import { ${camels}Router } from './${slices}/router.ts';\n`),
    place('server/src/router.ts', '  deals: ', `  ${camels}: ${camels}Router,\n`),
  ];
}
