import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Portal } from '../../examples/testing/portal.ts';

const kinds: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** A partner's site as it runs: what an application was built to, and the route that gives a session. */
export interface Site extends AsyncDisposable {
  readonly url: string;
}

/** What a site's policy allows besides its own connections and the portal's. */
interface Allowed {
  readonly scripts: string;
  readonly styles: string;
}

/** Serves the folder `dist` on the port whose origin the portal knows, under a policy that names what it needs and no more. */
export async function serveSite(
  dist: string,
  portal: Portal,
  { scripts, styles }: Allowed = { scripts: `'self'`, styles: `'none'` },
): Promise<Site> {
  const url = `http://localhost:${portal.sitePort}`;
  const policy = `default-src 'none'; script-src ${scripts}; style-src ${styles}; connect-src 'self' ${portal.url}`;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', url);
    if (request.method === 'POST') return answerSession(response, portal, url);
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    const file = join(dist, normalize(pathname === '/' ? '/index.html' : pathname));
    const content = await readFile(file).catch(() => null);
    if (content === null) return void response.writeHead(404).end();
    response
      .writeHead(200, {
        'Content-Type': kinds[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': policy,
      })
      .end(content);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(portal.sitePort, 'localhost', resolve));
  return {
    url,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerSession(response: ServerResponse, portal: Portal, origin: string): Promise<void> {
  const session = await fetch(`${portal.url}/api/v1/embed/sessions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${portal.secretKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ origin, user: { email: portal.email } }),
  });
  response.writeHead(session.status, { 'Content-Type': 'application/json' }).end(await session.text());
}
