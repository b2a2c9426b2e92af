import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { vi } from 'vitest';

/** What a page's own bundler makes of one module that uses the package. */
export async function bundle(folder: string, code: string): Promise<Rolldown.OutputChunk[]> {
  const entry = join(folder, 'entry.js');
  await writeFile(entry, code);
  // Else a bundler takes Lit's build for developers, as in tests.
  vi.stubEnv('NODE_ENV', 'production');
  const made = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  vi.unstubAllEnvs();
  const [{ output }] = [made].flat() as [Rolldown.RolldownOutput];
  return output.filter((file) => file.type === 'chunk');
}
