import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { HopelessJobError } from '../jobs/define.ts';
import type { Letter } from './letter.ts';

/** Takes letters to where they go. */
export interface MailTransport {
  /**
   * Delivers one letter. The same id gives the same Message-ID, so that a letter sent twice after a crash shows once.
   *
   * @throws HopelessJobError when the server refuses for good (5xx); any other error is worth another try
   */
  deliver(letter: Letter, id: string): Promise<void>;
  close(): void;
}

/** Where letters go and who they come from. */
export interface MailSettings {
  /** `smtp://user:password@host:port`; null writes each letter to a file in the data folder. */
  smtpUrl: string | null;
  /** `Portico <portal@example.com>` */
  from: string;
  dataFolder: string;
  portalUrl: string;
}

/** Opens the way letters go: SMTP, or files named `mail/<job>.eml` that any mail program opens. */
export function openMailTransport(settings: MailSettings): MailTransport {
  return settings.smtpUrl === null ? fileTransport(settings) : smtpTransport(settings, settings.smtpUrl);
}

function smtpTransport(settings: MailSettings, url: string): MailTransport {
  const transporter = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    deliver: async (letter, id) => {
      try {
        await transporter.sendMail(messageOf(letter, id, settings));
      } catch (error) {
        throw isRefusal(error) ? new HopelessJobError(error.message, { cause: error }) : error;
      }
    },
    close: () => transporter.close(),
  };
}

function fileTransport(settings: MailSettings): MailTransport {
  const transporter = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const folder = join(settings.dataFolder, 'mail');
  return {
    deliver: async (letter, id) => {
      const { text, html, ...message } = messageOf(letter, id, settings);
      const parts = html === undefined ? { text: STAND_IN } : { alternatives: readable(text, html) };
      const sent = await transporter.sendMail({ ...message, ...parts });
      if (!Buffer.isBuffer(sent.message)) throw new Error('the letter was asked for as bytes');
      const eml = html === undefined ? withText(sent.message.toString(), text) : sent.message;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Whole or not there: nobody finds half a letter.
      const unfinished = join(folder, `.${id}.part`);
      await writeFile(unfinished, eml, { mode: 0o600 });
      await rename(unfinished, join(folder, `${id}.eml`));
    },
    close: () => transporter.close(),
  };
}

const STAND_IN = '-';

/** The parts as they are, not quoted: who has no mail server reads the file, and copies the link out of it. */
function readable(text: string, html: string): { raw: string }[] {
  const part = (contentType: string, content: string) => ({
    raw: `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${lined(content)}`,
  });
  return [part('text/plain', text), part('text/html', html)];
}

/** The same for a letter of one part, which the library would take for the whole message: the text comes behind its head. */
function withText(message: string, text: string): string {
  const head = message.slice(0, message.indexOf('\r\n\r\n'));
  return `${head.replace(/^(Content-Transfer-Encoding): .*$/m, '$1: 8bit')}\r\n\r\n${lined(text)}`;
}

/** Lines as mail ends them. */
function lined(text: string): string {
  return text.replaceAll(/\r?\n/g, '\r\n');
}

function messageOf(letter: Letter, id: string, { from, portalUrl }: MailSettings) {
  return {
    ...letter,
    from,
    messageId: `<${id}@${new URL(portalUrl).hostname}>`,
    // RFC 3834: no holiday replies to a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 5321, section 4.2.1: 5xx means that the same again would be refused again. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500;
}
