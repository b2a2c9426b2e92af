import ts from 'typescript6';
import { type Source, isTest, parse, placeOf, readSources, walk } from './sources.ts';

/** The texts of one package: where they are used, and its German. */
export interface TextPackage {
  readonly name: string;
  readonly sources: readonly Source[];
  /** The package's `src/locale/de*.ts`. */
  readonly german: readonly Source[];
  /** Its German is there wherever a widget draws (`packages/runtime/src/texts.ts`), so packages after it may use its ids. */
  readonly everywhere?: boolean;
}

interface Use {
  readonly id: string;
  readonly text: string;
  readonly place: string;
}

/**
 * Finds texts without German, German without a text, one id with two texts, and placeholders that differ.
 *
 * A text is a call `msg('…', { id })` with a literal text and id, since the id is how its translation is found.
 */
export function findTextBreaches(packages: readonly TextPackage[]): string[] {
  const first = new Map<string, Use>();
  const everywhere = new Map<string, string>();
  return packages.flatMap(({ name, sources, german, everywhere: shared = false }) => {
    const breaches: string[] = [];
    const uses = sources.flatMap((source) => readUses(source, breaches));
    const texts = new Map(german.flatMap(readTranslations));
    const used = new Set(uses.map(({ id }) => id));
    for (const use of uses) {
      const known = first.get(use.id) ?? use;
      first.set(use.id, known);
      if (known.text !== use.text)
        breaches.push(`${use.place}: ${use.id} has another text than at ${known.place}.`);
      const translation = texts.get(use.id) ?? everywhere.get(use.id);
      if (translation === undefined) breaches.push(`${use.place}: ${use.id} has no German in ${name}.`);
      else if (placeholders(translation) !== placeholders(use.text)) {
        breaches.push(`${use.place}: ${use.id} and its German do not have the same placeholders.`);
      }
    }
    for (const id of texts.keys())
      if (!used.has(id)) breaches.push(`${name}: the German ${id} belongs to no text.`);
    if (shared) for (const [id, text] of texts) everywhere.set(id, text);
    return breaches;
  });
}

/** Reads the workspace's element packages and finds their text breaches. */
export async function checkTexts(): Promise<string[]> {
  const folders = ['packages/ui', 'packages/runtime', 'widgets', 'shell'];
  const packages = await Promise.all(
    folders.map(async (name) => {
      const all = (await readSources(`${name}/src/**/*.ts`)).filter(({ path }) => !isTest(path));
      const isGerman = ({ path }: Source): boolean => /\/src\/locale\/de[^/]*\.ts$/.test(path);
      return {
        name,
        german: all.filter(isGerman),
        sources: all.filter((source) => !isGerman(source)),
        everywhere: name.startsWith('packages/'),
      };
    }),
  );
  return findTextBreaches(packages);
}

function readUses(source: Source, breaches: string[]): Use[] {
  const uses: Use[] = [];
  if (!source.text.includes('msg(')) return uses;
  walk(parse(source), (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'msg')
      return;
    const [message, options] = node.arguments;
    const text = message === undefined ? undefined : readText(message);
    const id = options === undefined ? undefined : readId(options);
    const place = placeOf(node);
    if (text === undefined) breaches.push(`${place}: msg needs its text written out.`);
    else if (id === undefined) breaches.push(`${place}: msg needs an id written out.`);
    else uses.push({ id, text, place });
  });
  return uses;
}

/** Gives a literal's text, values as `${0}`, `${1}` in their order. */
function readText(node: ts.Expression): string | undefined {
  const bare = ts.isTaggedTemplateExpression(node) ? node.template : node;
  if (ts.isStringLiteralLike(bare)) return bare.text;
  if (!ts.isTemplateExpression(bare)) return undefined;
  return (
    bare.head.text + bare.templateSpans.map((span, index) => `\${${index}}${span.literal.text}`).join('')
  );
}

function readId(node: ts.Expression): string | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const id = node.properties.find((property) => property.name?.getText() === 'id');
  return id !== undefined && ts.isPropertyAssignment(id) && ts.isStringLiteralLike(id.initializer)
    ? id.initializer.text
    : undefined;
}

/** Reads every `'id': text` of a locale file. There a value's number is written in the template itself. */
function readTranslations(source: Source): [string, string][] {
  const found: [string, string][] = [];
  walk(parse(source), (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isStringLiteralLike(node.name)) return;
    const bare = ts.isTaggedTemplateExpression(node.initializer)
      ? node.initializer.template
      : node.initializer;
    const text = ts.isTemplateExpression(bare)
      ? bare.head.text +
        bare.templateSpans.map((span) => `\${${span.expression.getText()}}${span.literal.text}`).join('')
      : readText(bare);
    if (text !== undefined) found.push([node.name.text, text]);
  });
  return found;
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\$\{[^}]*\}/g))].toSorted().join();
}
