import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Role } from '@portico/domain/access';
import * as v from 'valibot';

/** What the demo partner's site, the journeys and the reader of `start` need to know to use the demo. */
export const DemoFile = v.object({
  /** Where the portal is. */
  portal: v.string(),
  /** Where the demo partner's own site is. */
  partnerSite: v.string(),
  people: v.array(
    v.object({
      name: v.string(),
      email: v.string(),
      password: v.string(),
      organisation: v.string(),
      roles: v.array(Role),
    }),
  ),
  /** The partner whose site it is, and that site's keys. */
  site: v.object({ organisation: v.string(), publishableKey: v.string(), secretKey: v.string() }),
});
export type DemoFile = v.InferOutput<typeof DemoFile>;

/** Reads `demo.json` of a data folder; null when there is none or it is not ours. */
export async function readDemoFile(folder: string): Promise<DemoFile | null> {
  try {
    const parsed = v.safeParse(DemoFile, JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Writes `demo.json`, whole or not at all, readable by this user only: it holds a secret key. */
export async function writeDemoFile(folder: string, demo: DemoFile): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `demo.json.${randomBytes(6).toString('hex')}`);
  await writeFile(unfinished, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, join(folder, 'demo.json'));
}
