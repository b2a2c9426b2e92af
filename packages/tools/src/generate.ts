/** `pnpm generate`: writes migrations and manifests anew. `--check` writes nothing and fails when they have drifted. */
import { findDrift, generateAll } from './generated.ts';
import { root } from './paths.ts';
import { copyWorkspace } from './workspace-copy.ts';

async function checkDrift(): Promise<string[]> {
  await using copy = await copyWorkspace();
  await generateAll(copy.path);
  return await findDrift(root, copy.path);
}

try {
  if (process.argv.includes('--check')) {
    const drifted = await checkDrift();
    for (const path of drifted)
      process.stdout.write(`${path} is not what the sources say. Run pnpm generate.\n`);
    process.exitCode = drifted.length > 0 ? 1 : 0;
  } else {
    await generateAll(root, process.stdin.isTTY && process.stdout.isTTY);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
