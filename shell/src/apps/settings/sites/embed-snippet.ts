/** The lines a site's page needs: the script once, and the element where it should stand. */
export function pageSnippet(portal: string, publishableKey: string): string {
  return `<script type="module" src="${portal}/embed/v1/portico.js"
  data-key="${publishableKey}" data-session="/portico-session"></script>

<portico-deal-registration></portico-deal-registration>`;
}

/** The route a site's own server needs, in Node: it trades the secret key for a session of the signed-in person. */
export function serverSnippet(portal: string, origin: string): string {
  return `// POST /portico-session, for people who are signed in on your site
const response = await fetch('${portal}/api/v1/embed/sessions', {
  method: 'POST',
  headers: {
    authorization: \`Bearer \${process.env.PORTICO_SECRET_KEY}\`,
    'content-type': 'application/json',
  },
  body: JSON.stringify({ origin: '${origin}', user: { email: signedIn.email } }),
});
return new Response(response.body, { status: response.status });`;
}
