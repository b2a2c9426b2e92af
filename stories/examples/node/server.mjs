// A host that signs sessions, on Node's own library: node server.mjs
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const { PORTICO_URL, PORTICO_SECRET_KEY, PORT = '3000' } = process.env;

/** Who is signed in here; null for nobody. Ask your own sign-in instead of the environment. */
function signedIn(request) {
  return process.env.SIGNED_IN_EMAIL || null;
}

/** Trades the secret key for a session of this person, on the page that asks. */
async function session(request) {
  const email = signedIn(request);
  if (email === null) return [401, '{}'];
  const answer = await fetch(`${PORTICO_URL}/api/v1/embed/sessions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${PORTICO_SECRET_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ origin: request.headers.origin, user: { email } }),
  });
  // A 401 says that nobody is signed in here; the portal's is about the key, and passed on for the widget to say so.
  return [answer.status === 401 ? 502 : answer.status, await answer.text()];
}

createServer(async (request, response) => {
  if (request.method === 'GET' && request.url === '/') {
    const page = await readFile(new URL('page.html', import.meta.url));
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  }
  if (request.method !== 'POST' || request.url !== '/portico-session') return response.writeHead(404).end();
  // The portal cannot be reached: the widget says so and asks again by itself.
  const [status, body] = await session(request).catch(() => [502, '{}']);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(body);
}).listen(Number(PORT), 'localhost');
