import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the site needs to know. */
export interface Settings {
  port: number;
  host: string;
  portalUrl: string;
  /** Where its own pages are reached; the portal knows the same list. */
  origins: readonly string[];
  publishableKey: string;
  secretKey: string;
  /** The site's own user. */
  seller: { name: string; email: string };
}

interface Demo {
  portal: string;
  people: { name: string; email: string; organisation: string; roles: string[] }[];
  site: { organisation: string; publishableKey: string; secretKey: string };
}

/**
 * Reads the settings: keys and seller from the environment (`PORTICO_PUBLISHABLE_KEY`, `PORTICO_SECRET_KEY`,
 * `SELLER_EMAIL`), else from the `demo.json` that loading the demo left in `PORTICO_DATA`.
 *
 * @returns the settings, or the sentence that says what is missing
 */
export async function readSettings(env: NodeJS.ProcessEnv): Promise<Settings | string> {
  const folder = env['PORTICO_DATA'] || 'data';
  const demo = await readDemo(folder);
  const seller = demo?.people.find(
    (person) => person.organisation === demo.site.organisation && person.roles.includes('seller'),
  );
  const publishableKey = env['PORTICO_PUBLISHABLE_KEY'] || demo?.site.publishableKey;
  const secretKey = env['PORTICO_SECRET_KEY'] || demo?.site.secretKey;
  const email = env['SELLER_EMAIL'] || seller?.email;
  const portalUrl = env['PORTICO_URL'] || demo?.portal;
  if (!publishableKey || !secretKey || !email || !portalUrl) {
    return `The partner's site has no keys: there is no demo.json in ${folder}. Load the demo with "pnpm portico seed".`;
  }
  const port = Number(env['PORT'] || 4001);
  return {
    port,
    host: env['HOST'] || '127.0.0.1',
    portalUrl: new URL(portalUrl).origin,
    origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
    publishableKey,
    secretKey,
    seller: { name: seller?.email === email ? seller.name : email, email },
  };
}

async function readDemo(folder: string): Promise<Demo | null> {
  try {
    return JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as Demo;
  } catch {
    return null;
  }
}
