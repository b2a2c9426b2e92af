/** Runs one bench file and writes its measures: `bench-one.ts <bench file> <json file>`. Called by `bench.ts`. */
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { readMeasures } from './measure.ts';

const [file, out] = process.argv.slice(2);
if (file === undefined || out === undefined) throw new Error('Give a bench file and the file to write.');

const { bench } = (await import(pathToFileURL(file).href)) as { bench: () => Promise<unknown> };
await writeFile(out, `${JSON.stringify(readMeasures(await bench()), null, 2)}\n`);
// A bench may leave connections that would keep the process up.
process.exit(0);
