import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  type ICruiseOptions,
  type IForbiddenRuleType,
  cruise,
  getAvailableTranspilers,
} from 'dependency-cruiser';
import { fromRoot, packageFolders, root } from './paths.ts';

interface Law {
  readonly forbidden: IForbiddenRuleType[];
  readonly options: ICruiseOptions;
}

/**
 * Applies the import law of `.dependency-cruiser.cjs` to every package below `baseDir`, one sentence per breach.
 *
 * @throws Error when dependency-cruiser cannot read TypeScript: it would find nothing and call that clean
 */
export async function checkImports(baseDir: string = root): Promise<string[]> {
  const typescript = getAvailableTranspilers().find(({ name }) => name === 'typescript');
  if (typescript?.available !== true) throw new Error('dependency-cruiser finds no TypeScript older than 7.');

  const law = createRequire(import.meta.url)(fromRoot('.dependency-cruiser.cjs')) as Law;
  const folders = packageFolders
    .map((folder) => `${folder}/src`)
    .filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(folders, {
    ...law.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: law.forbidden },
  });
  if (typeof output === 'string') throw new Error(output);
  if (output.summary.totalCruised === 0) throw new Error('The import law found no source to read.');
  return output.summary.violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule.name}`);
}
