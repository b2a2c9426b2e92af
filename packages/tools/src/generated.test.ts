import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDrift, generateAll } from './generated.ts';
import { copyWorkspace } from './workspace-copy.ts';

const seededTable = `import { table, text } from '../db/kit.ts';
export const seeded = table('seeded', { id: text().primaryKey() });
`;

test('a new table and a new property are drift in both migration sets and in the manifest, and nothing else is', async () => {
  await using before = await copyWorkspace();
  await generateAll(before.path);
  await using after = await copyWorkspace();
  for (const path of await findDrift(before.path, after.path)) {
    await writeFile(join(after.path, path), await readFile(join(before.path, path)));
  }
  await generateAll(after.path);
  await expect(findDrift(before.path, after.path)).resolves.toEqual([]);

  const slice = join(after.path, 'server/src/seeded');
  await mkdir(slice);
  await writeFile(join(slice, 'table.ts'), seededTable);
  const field = join(after.path, 'packages/ui/src/field/field.ts');
  const text = await readFile(field, 'utf8');
  await writeFile(
    field,
    text.replace('  @property()', "  /** Seeded. */\n  @property() seeded = '';\n\n  @property()"),
  );
  await generateAll(after.path);

  const drift = await findDrift(before.path, after.path);
  expect(drift).toContain('packages/ui/custom-elements.json');
  expect(drift).not.toContain('widgets/custom-elements.json');
  expect(drift.filter((path) => /^server\/migrations\/sqlite\/.*\.sql$/.test(path))).toHaveLength(1);
  expect(drift.filter((path) => /^server\/migrations\/postgres\/.*\.sql$/.test(path))).toHaveLength(1);
}, 120_000);
