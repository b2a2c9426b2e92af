import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkImports } from './import-law.ts';

async function breaches(files: Record<string, string>): Promise<string[]> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'portico-law-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return await checkImports(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const value = 'export const value: number = 1;\n';

const seeded = [
  ['domain-imports-nothing-of-ours', 'packages/domain/src/a.ts', 'server/src/deals/store.ts'],
  ['ui-imports-nothing-of-ours', 'packages/ui/src/a.ts', 'packages/domain/src/deals/deal.ts'],
  ['server-imports-only-domain', 'server/src/main.ts', 'packages/ui/src/field/field.ts'],
  ['runtime-imports-only-ui-and-domain', 'packages/runtime/src/a.ts', 'widgets/src/deals/deal-list.ts'],
  ['runtime-imports-only-types-of-the-server', 'packages/runtime/src/client.ts', 'server/src/trpc/router.ts'],
  ['one-window-onto-the-server', 'packages/runtime/src/live.ts', 'server/src/trpc/router.ts'],
  ['widgets-imports-only-runtime-and-ui-and-domain', 'widgets/src/deals/a.ts', 'shell/src/apps.ts'],
  ['a-table-belongs-to-its-slice', 'server/src/orders/store.ts', 'server/src/deals/table.ts'],
  ['the-root-asks-stores', 'server/src/main.ts', 'server/src/deals/table.ts'],
  ['a-table-knows-nothing-above-it', 'server/src/deals/table.ts', 'server/src/deals/store.ts'],
  ['a-store-knows-nothing-above-it', 'server/src/deals/store.ts', 'server/src/deals/router.ts'],
  ['slices-meet-in-stores-and-events', 'server/src/orders/jobs.ts', 'server/src/deals/jobs.ts'],
  ['no-drawer-folders', 'widgets/src/deals/a.ts', 'widgets/src/deals/utils/b.ts'],
] as const;

test.for(seeded)('%s: %s may not import %s', async ([rule, from, to]) => {
  const path = `${'../'.repeat(from.split('/').length - 1)}${to}`;
  const found = await breaches({
    [from]: `import { value } from '${path}';\nconsole.log(value);\n`,
    [to]: value,
  });
  expect(found).toContain(`${from} → ${to}: ${rule}`);
});

test('a type counts as an import: rules see what the compiler erases', async () => {
  const found = await breaches({
    'packages/ui/src/a.ts': "import type { Deal } from '../../domain/src/deal.ts';\nexport type A = Deal;\n",
    'packages/domain/src/deal.ts': 'export interface Deal { readonly id: string }\n',
  });
  expect(found).toEqual(['packages/ui/src/a.ts → packages/domain/src/deal.ts: ui-imports-nothing-of-ours']);
});

test("the client may know the router's type, tables may name each other, and db may gather them", async () => {
  const found = await breaches({
    'packages/runtime/src/client.ts':
      "import type { R } from '../../../server/src/trpc/router.ts';\nexport type C = R;\n",
    'server/src/trpc/router.ts': 'export type R = string;\n',
    'server/src/deals/table.ts':
      "import { value } from '../partners/table.ts';\nexport const deal = value;\n",
    'server/src/partners/table.ts': value,
    'server/src/db/schema.ts': "import { deal } from '../deals/table.ts';\nexport const all = [deal];\n",
  });
  expect(found).toEqual([]);
});

test('a cycle and an import that leads nowhere are breaches', async () => {
  const found = await breaches({
    'widgets/src/a.ts': "import { b } from './b.ts';\nexport const a = (): number => b();\n",
    'widgets/src/b.ts':
      "import { a } from './a.ts';\nimport './gone.ts';\nexport const b = (): number => a();\n",
  });
  expect(found.map((line) => line.replace(/.*: /, ''))).toEqual(
    expect.arrayContaining(['every-import-resolves', 'no-cycles']),
  );
});

test('a domain that reaches for the clock of the machine is a breach', async () => {
  const found = await breaches({
    'packages/domain/src/a.ts': "import { hrtime } from 'node:process';\nexport const a = hrtime;\n",
  });
  expect(found).toEqual(['packages/domain/src/a.ts → process: domain-is-pure']);
});
