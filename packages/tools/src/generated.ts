import { join } from 'node:path';
import { writeEditorData } from './editor-data.ts';
import { writeManifest } from './manifest.ts';
import { findBin, runNode } from './run.ts';
import { type Source, readSources } from './sources.ts';

const generatedFiles = [
  'server/migrations/**/*.{sql,json}',
  '{packages/ui,widgets}/custom-elements.json',
  'widgets/{vscode.html-custom-data,web-types}.json',
];

/**
 * Generates both engines' migrations from the tables, the manifests of the element packages, and editor data.
 *
 * @param baseDir the workspace to write in: ours, or a copy
 * @param interactive lets drizzle-kit ask a person whether a column was renamed
 * @throws Error with the generator's words when one fails
 */
export async function generateAll(baseDir: string, interactive = false): Promise<void> {
  for (const engine of ['sqlite', 'postgres'] as const)
    await generateMigrations(baseDir, engine, interactive);
  for (const folder of ['packages/ui', 'widgets']) await writeManifest(join(baseDir, folder));
  await writeEditorData(join(baseDir, 'widgets'));
}

/** Finds the generated files that differ between two workspaces, by path. Line ends do not count. */
export async function findDrift(oneDir: string, otherDir: string): Promise<string[]> {
  const [one, other] = await Promise.all([oneDir, otherDir].map(readGenerated));
  const paths = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
  return [...paths].filter((path) => one?.get(path) !== other?.get(path)).toSorted();
}

async function readGenerated(baseDir: string): Promise<Map<string, string>> {
  const files: Source[] = await readSources(generatedFiles, baseDir);
  return new Map(files.map(({ path, text }) => [path, text.replaceAll('\r\n', '\n')]));
}

async function generateMigrations(baseDir: string, engine: string, interactive: boolean): Promise<void> {
  const { code, output } = await runNode(
    findBin('server', 'drizzle-kit', 'drizzle-kit'),
    ['generate', '--config', 'drizzle.config.ts'],
    { cwd: join(baseDir, 'server'), interactive, env: { PORTICO_ENGINE: engine, DATABASE_URL: undefined } },
  );
  // Where nobody can answer its question about a rename it writes nothing, and its exit code is 0 even then.
  if (code !== 0 || (!interactive && !/No schema changes|Your SQL migration file/.test(output))) {
    throw new Error(`drizzle-kit could not write the ${engine} migrations:\n${output}`);
  }
}
