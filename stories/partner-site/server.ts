import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { missingPage, type Page, pageFor, securityHeaders, styleSheet } from './pages.ts';
import { readSettings, type Settings } from './settings.ts';

/*
 * The web site of a reseller, as it might be without Portico: plain HTML, a small server, no framework. What it does for
 * Portico is the script tag in `pages/layout.html` and `answerSession` below.
 */

/**
 * `POST /portico-session`: trades the site's secret key for a session of the person who is signed in here. The key never
 * leaves this server; the page gets a token that ends after some minutes and works on this origin only.
 */
async function answerSession(
  request: IncomingMessage,
  response: ServerResponse,
  settings: Settings,
): Promise<void> {
  const origin = request.headers.origin ?? '';
  const seller = signedInSeller(settings);
  if (!settings.origins.includes(origin) || seller === null)
    return answer(response, { status: 403, body: '{}' });

  const session = await fetch(`${settings.portalUrl}/api/v1/embed/sessions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${settings.secretKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      origin,
      user: { email: seller.email },
      scopes: ['deals:read', 'deals:register', 'accounts:check'],
    }),
  });
  // What the portal refuses is passed on, for the widget to say whose matter it is.
  answer(response, {
    status: session.ok ? 200 : 502,
    body: await session.text(),
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
}

/** A real site asks its own sign-in here. In the demo everybody is the same seller, and the page says so. */
function signedInSeller(settings: Settings): { name: string; email: string } | null {
  return settings.seller;
}

async function route(request: IncomingMessage, response: ServerResponse, settings: Settings): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://site');
  if (request.method === 'POST' && url.pathname === '/portico-session')
    return answerSession(request, response, settings);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answer(response, { status: 405, body: '' });
  const page: Page | null = url.pathname === '/site.css' ? styleSheet() : pageFor(url, settings);
  answer(response, page ?? missingPage(settings));
}

function answer(response: ServerResponse, { status, body, headers = {} }: Page): void {
  response.writeHead(status, headers).end(body);
}

function serve(settings: Settings): void {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders(settings))) response.setHeader(name, value);
    route(request, response, settings).catch((error: unknown) => {
      // The portal is away: the widgets say so themselves and try again.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      answer(response, { status: 502, body: '{}' });
    });
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    fail(
      taken
        ? `Port ${settings.port} is taken. The demo partner's site uses the port after the portal's: stop what is using it, or choose another pair with PORT=….`
        : `The site cannot be served: ${error.message}.`,
    );
  });
  const stop = () => {
    server.close();
    server.closeAllConnections();
    if (process.connected) process.disconnect();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, stop);
  // Whoever started us learns here, and not by asking the port, that it is we who answer there.
  server.listen(settings.port, settings.host, () => process.send?.('ready'));
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}

const settings = await readSettings(process.env);
if (typeof settings === 'string') fail(settings);
else serve(settings);
