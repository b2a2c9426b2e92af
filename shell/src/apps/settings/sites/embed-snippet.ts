/**
 * The route a site's own server needs, in Node or wherever requests and answers are those of the Fetch standard: it trades
 * the secret key for a session of the signed-in person, on whichever of the site's origins the page is.
 */
export function serverSnippet(portal: string): string {
  return `// POST /portico-session; signedIn is who is signed in on your site, null for nobody
export async function porticoSession(request, signedIn) {
  if (signedIn === null) return new Response('{}', { status: 401 });
  const answer = await fetch('${portal}/api/v1/embed/sessions', {
    method: 'POST',
    headers: {
      Authorization: \`Bearer \${process.env.PORTICO_SECRET_KEY}\`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ origin: request.headers.get('origin'), user: { email: signedIn.email } }),
  });
  return new Response(answer.body, {
    // A 401 here is about your key, not about who is signed in.
    status: answer.status === 401 ? 502 : answer.status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
}`;
}
