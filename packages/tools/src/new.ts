/** `pnpm new slice <name>` and `pnpm new widget <slice>/<name>`: a whole small one in the house's form, tests included. */
import { newSlice } from './new-slice.ts';
import { newWidget } from './new-widget.ts';
import { root } from './paths.ts';

const usage = 'Usage: pnpm new slice <plural name>, or pnpm new widget <slice>/<name>.';

try {
  const [kind, name] = process.argv.slice(2);
  const make = kind === 'slice' ? newSlice : newWidget;
  if (name === undefined || (kind !== 'slice' && kind !== 'widget')) throw new Error(usage);
  const { written, left } = await make(root, name);
  for (const path of written) process.stdout.write(`wrote ${path}\n`);
  for (const step of left) process.stdout.write(`left to you: ${step}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
