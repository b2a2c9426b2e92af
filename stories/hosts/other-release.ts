import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { fromRoot } from '../../packages/tools/src/paths.ts';

/** What the form of the other release is called in the place of “Register a deal”. */
export const otherTitle = 'Register a deal as before';

/**
 * Builds the widgets once more, with other words in them, and puts them among the releases that a portal keeps: as one of
 * before is there after an update.
 *
 * @param dataFolder of a portal that has not been started yet
 * @returns its version, which is its address: `/embed/<version>/portico.js`
 */
export async function keepOtherRelease(dataFolder: string): Promise<string> {
  const outDir = join(dataFolder, 'other-release');
  const { NODE_ENV } = process.env;
  await build({
    root: fromRoot('widgets'),
    configFile: fromRoot('widgets/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: 'other-words',
        enforce: 'pre',
        transform: (code, id) =>
          id.endsWith('registration-fields.ts') ? code.replace("'Register a deal'", `'${otherTitle}'`) : null,
      },
    ],
  });
  // The build has it say what it builds for, which is nothing to the portal that is started next.
  if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
  const release = join(outDir, 'embed', 'v1');
  const { version } = JSON.parse(await readFile(join(release, 'integrity.json'), 'utf8')) as {
    version: string;
  };
  await mkdir(join(dataFolder, 'embed'), { recursive: true });
  await cp(release, join(dataFolder, 'embed', version), { recursive: true });
  await rm(outDir, { recursive: true });
  return version;
}
