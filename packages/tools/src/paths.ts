import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the workspace's top folder. */
export const root: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Our packages with TypeScript sources, as folders under the top folder. */
export const packageFolders = [
  'packages/domain',
  'packages/ui',
  'packages/runtime',
  'packages/tools',
  'widgets',
  'shell',
  'server',
  'stories',
] as const;

/** Joins path parts onto the workspace's top folder. */
export function fromRoot(...parts: string[]): string {
  return join(root, ...parts);
}
