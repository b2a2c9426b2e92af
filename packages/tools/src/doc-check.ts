import ts from 'typescript6';
import { type Source, isTest, parse, placeOf, readSources, walk } from './sources.ts';

const parametersMax = 3;

/**
 * Finds public exports and element properties without a doc comment, and exported functions in another form than ours.
 *
 * A schema and its type share a name, so a comment on one of them serves both. An exported function is a declaration
 * with at most three parameters.
 *
 * @param isPublic whether every export of these sources needs a comment; properties of elements always do
 */
export function findDocBreaches(sources: readonly Source[], isPublic: boolean): string[] {
  return sources.flatMap((source) => {
    const file = parse(source);
    const exported = file.statements.filter(isExported);
    const documented = new Set(exported.filter(hasDoc).flatMap(namesOf));
    const breaches = exported.flatMap(findFormBreaches);
    for (const statement of isPublic ? exported : []) {
      for (const name of namesOf(statement).filter((one) => !documented.has(one))) {
        documented.add(name);
        breaches.push(`${placeOf(statement)}: ${name} has no doc comment.`);
      }
    }
    walk(file, (node) => {
      if (!ts.isPropertyDeclaration(node) && !ts.isAccessor(node)) return;
      if (isElementProperty(node) && !hasDoc(node)) {
        breaches.push(`${placeOf(node)}: the property ${node.name.getText()} has no doc comment.`);
      }
    });
    return breaches;
  });
}

/** Reads the workspace and finds its doc breaches. */
export async function checkDocs(): Promise<string[]> {
  const read = async (folders: string[]): Promise<Source[]> =>
    (await readSources(folders.map((folder) => `${folder}/src/**/*.ts`))).filter(({ path }) => !isTest(path));
  const [open, inner] = await Promise.all([
    read(['packages/domain', 'packages/ui', 'packages/runtime', 'packages/tools']),
    read(['widgets', 'shell', 'server', 'stories']),
  ]);
  return [...findDocBreaches(open, true), ...findDocBreaches(inner, false)];
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && hasModifier(node, ts.SyntaxKind.ExportKeyword);
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false;
}

function hasDoc(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).some((doc) => ts.isJSDoc(doc));
}

function namesOf(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText());
  const named =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return named && node.name !== undefined ? [node.name.text] : [];
}

function findFormBreaches(node: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(node) && node.parameters.length > parametersMax) {
    return [
      `${placeOf(node)}: ${node.name?.text ?? 'the function'} has more than ${parametersMax} parameters.`,
    ];
  }
  if (!ts.isVariableStatement(node)) return [];
  return node.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer))
    .map(({ name }) => `${placeOf(node)}: ${name.getText()} is exported, so it is declared as a function.`);
}

function isElementProperty(node: ts.PropertyDeclaration | ts.AccessorDeclaration): boolean {
  return (ts.getDecorators(node) ?? []).some((decorator) => /^@property\b/.test(decorator.getText()));
}
