import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { jobOf } from '../jobs/define.ts';
import { openJobQueue } from '../jobs/open.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { createRelay, type Relay } from '../outbox/relay.ts';
import { commitEvents, dealEvent } from '../outbox/testing.ts';
import type { DealMailPort } from './deal-mail.ts';
import { dealLetterSubscription, mailJobs, workMail } from './jobs.ts';
import { sendLetter } from './letter.ts';
import { type MailTransport, openMailTransport } from './transport.ts';

let test: TestDatabase;
let folder: string;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  test = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'portico-mail-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  await rm(folder, { recursive: true, force: true });
  await test[Symbol.asyncDispose]();
});

const letter = { to: 'sofia@nord.example', subject: 'Grüße', text: 'Hello\n', html: '<p>Hello</p>' };
const deals: DealMailPort = {
  recipientsOf: (dealId) =>
    Promise.resolve({
      facts: {
        number: 'D-2026-000001',
        customerName: 'Alfreds',
        partnerName: 'Nord',
        submittedByName: null,
        onBehalf: false,
        urls: {
          seller: `https://portal.example/deals/${dealId}`,
          desk: `https://portal.example/desk/${dealId}`,
        },
        decisionDueAt: null,
        answerDueAt: null,
        protectionEnd: null,
        questions: [],
        reason: null,
        appealUntil: null,
        note: null,
        revokeReason: null,
        effectiveAt: null,
      },
      recipients: [
        { email: 'sofia@nord.example', name: 'Sofia', locale: 'de', side: 'seller' },
        { email: 'dora@velo.example', name: 'Dora', locale: 'en', side: 'desk' },
        { email: 'dirk@velo.example', name: 'Dirk', locale: 'de', side: 'desk' },
      ],
    }),
};

function transport(smtpUrl: string | null): MailTransport {
  const opened = openMailTransport({
    smtpUrl,
    from: 'Portico <portal@velo.example>',
    dataFolder: folder,
    portalUrl: 'https://portal.example',
  });
  closing.push(() => opened.close());
  return opened;
}

async function startQueue(way: MailTransport): Promise<{ queue: JobQueue; relay: Relay }> {
  const queue = openJobQueue(test.db, test.location, { definitions: mailJobs, onError: () => undefined });
  workMail(queue, { db: test.db, transport: way, deals });
  await queue.start();
  closing.push(() => queue.stop({ graceMs: 0 }));
  const relay = createRelay({ db: test.db, queue, onError: () => undefined, pollMs: 20 });
  relay.subscribe(dealLetterSubscription);
  await relay.start();
  closing.push(() => relay.stop());
  return { queue, relay };
}

/** A mail server that answers each `RCPT TO` as told and keeps what it accepted. */
async function mailServer(answers: string[]): Promise<{ url: string; accepted: string[] }> {
  const accepted: string[] = [];
  const server: Server = createServer((socket) => {
    let inData = false;
    let text = '';
    socket.write('220 test ESMTP\r\n');
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        text += chunk.toString();
        for (
          let end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n');
          end >= 0;
          end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n')
        ) {
          const part = text.slice(0, end);
          text = text.slice(end + (inData ? 5 : 2));
          if (inData) accepted.push(part);
          socket.write(`${inData ? '250 taken' : reply(part, answers)}\r\n`);
          inData = !inData && part === 'DATA';
        }
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, accepted };
}

function reply(line: string, answers: string[]): string {
  if (line === 'DATA') return '354 go on';
  if (line.startsWith('RCPT')) return answers.shift() ?? '250 ok';
  return line === 'QUIT' ? '221 bye' : '250 ok';
}

const until = (condition: () => Promise<void> | void) =>
  vi.waitFor(condition, { timeout: 15_000, interval: 20 });
const letters = async () => {
  const names = await readdir(join(folder, 'mail')).catch((): string[] => []);
  return Promise.all(names.map((name) => readFile(join(folder, 'mail', name), 'utf8')));
};

describe('mail', () => {
  it('writes a letter as one file that a mail program reads, and the same file when sent again', async () => {
    const way = transport(null);
    await way.deliver(letter, 'job_1');
    await way.deliver(letter, 'job_1');
    expect(await readdir(join(folder, 'mail'))).toEqual(['job_1.eml']);
    const [eml] = await letters();
    expect(eml).toMatch(/^Message-ID: <job_1@portal\.example>\r$/m);
    expect(eml).toMatch(/^To: sofia@nord\.example\r$/m);
    expect(eml).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(eml).toContain('Content-Type: text/html');
  });

  it('writes a file whose links can be copied, however long, and whose words can be read', async () => {
    const link = `https://portal.example/join?token=${'a1b2='.repeat(60)}`;
    const text = `Schöne Grüße\n\n${link}\n`;
    const { to, subject } = letter;
    await transport(null).deliver({ ...letter, text }, 'job_2');
    await transport(null).deliver({ to, subject, text }, 'job_3');
    const all = await letters();
    expect(all).toHaveLength(2);
    for (const eml of all) {
      expect(eml).toMatch(/^To: sofia@nord\.example\r$/m);
      expect(eml).toMatch(/^Subject: .+\r$/m);
      expect(eml).toContain(`\r\n${link}\r\n`);
      expect(eml).toContain('Schöne Grüße');
      expect(eml).toMatch(/^Content-Transfer-Encoding: 8bit\r$/m);
    }
  });

  it('tells the seller and the desk’s people of a submitted deal, each once and in their language', async () => {
    const { relay } = await startQueue(transport(null));
    await commitEvents(test.db, dealEvent(), dealEvent({ name: 'deal.taken' }));
    await until(async () => expect(await letters()).toHaveLength(3));
    expect((await letters()).map((eml) => /^To: (.*)\r$/m.exec(eml)?.[1] ?? '').toSorted()).toEqual([
      'dirk@velo.example',
      'dora@velo.example',
      'sofia@nord.example',
    ]);
    await until(async () => expect(await relay.lag()).toEqual([{ consumer: 'deal-letters', behind: 0 }]));
    await commitEvents(test.db, dealEvent({ name: 'deal.approved' }));
    await until(async () => expect(await letters()).toHaveLength(4));
  });

  it('sends by SMTP, with the Message-ID of the job', async () => {
    const { url, accepted } = await mailServer([]);
    const { queue } = await startQueue(transport(url));
    const job = jobOf(sendLetter, letter);
    await test.db.write((tx) => queue.enqueue(tx, job));
    await until(() => expect(accepted).toHaveLength(1));
    expect(accepted[0]).toContain(`Message-ID: <${job.id}@portal.example>`);
    await until(async () =>
      expect((await queue.list({ state: 'done' })).rows).toMatchObject([{ id: job.id, attempt: 1 }]),
    );
  });

  it('tries again what the mail server cannot take now, and buries what it refuses for good', async () => {
    const { url, accepted } = await mailServer(['451 try later', '550 no such mailbox']);
    const { queue } = await startQueue(transport(url));
    await test.db.write((tx) => queue.enqueue(tx, jobOf(sendLetter, letter)));
    await until(async () =>
      expect((await queue.list({ state: 'waiting' })).rows).toMatchObject([
        { attempt: 1, error: expect.stringContaining('451') as string },
      ]),
    );
    await test.db.write((tx) => queue.enqueue(tx, jobOf(sendLetter, letter)));
    await until(async () =>
      expect((await queue.list({ state: 'dead' })).rows).toMatchObject([
        { attempt: 1, error: expect.stringContaining('550') as string },
      ]),
    );
    expect(accepted).toEqual([]);
    expect(await queue.replay({ name: 'send-letter' })).toBe(1);
    await until(() => expect(accepted).toHaveLength(1));
  });

  it('refuses an address that would be two, or a header', () => {
    for (const to of [
      'a@x.example, b@y.example',
      'a@x.example\r\nBcc: b@y.example',
      'A <a@x.example>',
      'nobody',
    ]) {
      expect(() => jobOf(sendLetter, { ...letter, to })).toThrow('email');
    }
  });
});
