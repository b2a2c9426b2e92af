import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fromRoot } from './paths.ts';
import { findFreePorts } from './ports.ts';

const readme = await readFile(fromRoot('README.md'), 'utf8');

function snippet(language: string): string {
  const text = new RegExp(`^ *\`\`\`${language}\n([\\s\\S]*?)^ *\`\`\`$`, 'm').exec(readme)?.[1];
  if (text === undefined) throw new Error(`the README has no ${language} snippet`);
  return text;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('the README', () => {
  it('shows the same script tag, rule and element as the page of the guide, which is run by the examples', async () => {
    const page = await readFile(fromRoot('stories/examples/page.html'), 'utf8');
    const bare = (text: string) => text.replaceAll(/\s/g, '');
    const [script = '', style = '', element = ''] = bare(snippet('html')).split(/(?<=<\/(?:script|style)>)/);
    expect(script).toContain('data-session=');
    expect(style).toContain(':not(:defined)');
    expect(element).toContain('<portico-');
    for (const part of [script, style, element]) expect(bare(page)).toContain(part);
  });

  it('names only commands and files that are there', async () => {
    const { scripts } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const commands = [...readme.matchAll(/npx pnpm@12 ([a-z-]+)/g)].map((match) => match[1] ?? '');
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) expect(Object.keys(scripts)).toContain(command);
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    for (const link of links)
      expect({ link, there: existsSync(fromRoot(link)) }).toEqual({ link, there: true });
  });

  it('shows a session route that works as it stands: it trades the secret key, hands the session on, and outlives the portal', async () => {
    const asked: { headers: IncomingMessage['headers']; body: unknown; url: string | undefined }[] = [];
    const portal = createServer((request, response) => {
      const handle = async (): Promise<void> => {
        const body: unknown = JSON.parse(await bodyOf(request));
        asked.push({ headers: request.headers, body, url: request.url });
        const [status, answer] = asked.length === 2 ? [401, '{"error":{}}'] : [201, '{"token":"es_1"}'];
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(answer);
      };
      void handle();
    });
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
    const folder = await mkdtemp(join(tmpdir(), 'portico-readme-'));
    const port = await findFreePorts();
    const file = join(folder, 'site.mjs');
    const portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
    await writeFile(
      file,
      snippet('js').replace('https://portal.example', portalUrl).replace('3000', String(port)),
    );
    const site = spawn(process.execPath, [file], {
      env: { ...process.env, PORTICO_SECRET_KEY: 'sk_secret' },
      stdio: 'inherit',
    });
    try {
      const post = () =>
        fetch(`http://127.0.0.1:${port}/portico-session`, {
          method: 'POST',
          headers: { origin: 'https://www.partner.example' },
        });
      const answer = await vi.waitFor(post, { timeout: 10_000, interval: 50 });
      expect([answer.status, await answer.json()]).toEqual([201, { token: 'es_1' }]);
      expect(asked[0]).toMatchObject({
        url: '/api/v1/embed/sessions',
        headers: { authorization: 'Bearer sk_secret', 'content-type': 'application/json' },
        body: { origin: 'https://www.partner.example', user: { email: 'the.signed.in@partner.example' } },
      });
      const refused = await post();
      expect([refused.status, await refused.json()]).toEqual([502, { error: {} }]);
      portal.close();
      portal.closeAllConnections();
      const away = [await post(), await post()];
      expect(away.map(({ status }) => status)).toEqual([502, 502]);
    } finally {
      site.kill();
      portal.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
