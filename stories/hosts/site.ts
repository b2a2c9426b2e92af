import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { registry } from '../../widgets/src/registry.ts';
import { headersOf, nonce } from './headers.ts';

interface Demo {
  portal: string;
  people: { email: string; organisation: string; roles: string[] }[];
  site: { organisation: string; publishableKey: string; secretKey: string };
  otherRelease: string;
}

/** What the site stands on. */
export interface SiteParts {
  /** The portal's, which says who is in the demo. */
  dataFolder: string;
  /** The version of a release beside the one that `v1` is. */
  otherRelease: string;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

const html = 'text/html; charset=utf-8';
const own = dirname(import.meta.filename);

/** The line of style of the snippet, which holds the place of each widget until the script is there. */
const place = Object.entries(registry)
  .map(
    ([tag, { blockSize }]) =>
      `${tag}:not(:defined){display:block!important;max-width:560px!important;min-height:${blockSize}px!important}`,
  )
  .join('\n');

/** Serves the hostile pages on a port, with a session for whoever asks, as the site's own server would give one. */
export async function serveSite(port: number, { dataFolder, otherRelease }: SiteParts): Promise<void> {
  const demo = {
    ...(JSON.parse(await readFile(join(dataFolder, 'demo.json'), 'utf8')) as Omit<Demo, 'otherRelease'>),
    otherRelease,
  };
  const server = createServer((request, response) => {
    answerTo(request, demo).then(
      (answer) => send(request, response, answer),
      (error: unknown) => send(request, response, { status: 500, type: 'text/plain', body: String(error) }),
    );
  });
  server.listen(port, '127.0.0.1');
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Answer): void {
  const policies = type === html ? headersOf(pathOf(request), `http://localhost:${portOf(request) - 1}`) : {};
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...policies }).end(body);
}

async function answerTo(request: IncomingMessage, demo: Demo): Promise<Answer> {
  const path = pathOf(request);
  if (path === '/portico-session') return answerSession(request, demo);
  if (path === '/place.css') return { status: 200, type: 'text/css', body: place };
  if (path.startsWith('/lit/'))
    return { status: 200, type: 'text/javascript', body: await litFile(path.slice(5)) };
  return { status: 200, type: html, body: fill(await page(path.slice(1)), demo) };
}

/** Trades the secret key for a session of the seller on this origin. */
async function answerSession(request: IncomingMessage, { portal, people, site }: Demo): Promise<Answer> {
  const seller = people.find(
    ({ organisation, roles }) => organisation === site.organisation && roles.includes('seller'),
  );
  const response = await fetch(`${portal}/api/v1/embed/sessions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${site.secretKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      origin: request.headers.origin,
      user: { email: seller?.email },
      scopes: ['deals:read', 'deals:register', 'accounts:check'],
    }),
  });
  return { status: response.status, type: 'application/json', body: await response.text() };
}

function page(name: string): Promise<string> {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`There is no page ${name}.`);
  return readFile(join(own, 'pages', `${name}.html`), 'utf8');
}

/** A file of another Lit, as a host brings its own: straight from the packages. */
function litFile(path: string): Promise<string> {
  const name = /^(?:@\w+\/)?[\w-]+/.exec(path)?.[0] ?? '';
  const lit = createRequire(import.meta.url).resolve('lit');
  // Node gets other files of a package than a browser, from a folder of their own.
  const folder = `${join('node_modules', name)}${sep}`;
  const found = createRequire(lit).resolve(name);
  const start = found.lastIndexOf(folder) + folder.length;
  return readFile(join(found.slice(0, start), path.slice(name.length)), 'utf8');
}

function fill(text: string, { portal, site, otherRelease }: Demo): string {
  const script = (version: string): string =>
    `<script type="module" nonce="${nonce}" src="${portal}/embed/${version}/portico.js" data-key="${site.publishableKey}" data-session="/portico-session"></script>`;
  const values: Record<string, string> = {
    nonce,
    portal,
    key: site.publishableKey,
    script: script('v1'),
    otherScript: script(otherRelease),
  };
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return new URL(url, 'http://site').pathname;
}

function portOf({ socket }: IncomingMessage): number {
  return socket.localPort ?? 0;
}
