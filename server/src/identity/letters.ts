import type { LetterLocale } from '../mail/letters/facts.ts';

/** A letter to one person, as the mail slice sends it. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** Whom a letter is for. */
export interface LetterReader {
  to: string;
  locale: LetterLocale;
}

interface Words {
  foot: string;
  signIn: { subject: string; text: string };
  password: { subject: string; text: string };
  invitation(facts: { name: string | null; orgName: string; inviterName: string }): {
    subject: string;
    text: string;
  };
}

const words: Record<LetterLocale, Words> = {
  en: {
    foot: 'If you did not expect this letter, you can ignore it: nothing happens without you.',
    signIn: {
      subject: 'Your sign-in link',
      text: 'Hello,\n\nthis link signs you in. It works once and for 10 minutes:',
    },
    password: {
      subject: 'Choose a new password',
      text: 'Hello,\n\nhere you can choose a new password. The link works once and for one hour:',
    },
    invitation: ({ name, orgName, inviterName }) => ({
      subject: `Join ${orgName}`,
      text: `Hello${name === null ? '' : ` ${name}`},\n\n${inviterName} invites you to join ${orgName}. Follow this link within 7 days:`,
    }),
  },
  de: {
    foot: 'Wenn Sie diesen Brief nicht erwartet haben, können Sie ihn übergehen: Ohne Sie geschieht nichts.',
    signIn: {
      subject: 'Ihr Link zum Anmelden',
      text: 'Guten Tag,\n\nmit diesem Link melden Sie sich an. Er gilt einmal und 10 Minuten lang:',
    },
    password: {
      subject: 'Neues Passwort wählen',
      text: 'Guten Tag,\n\nhier wählen Sie ein neues Passwort. Der Link gilt einmal und eine Stunde lang:',
    },
    invitation: ({ name, orgName, inviterName }) => ({
      subject: `Einladung zu ${orgName}`,
      text: `Guten Tag${name === null ? '' : ` ${name}`},\n\n${inviterName} lädt Sie zu ${orgName} ein. Folgen Sie diesem Link innerhalb von 7 Tagen:`,
    }),
  },
};

/** The letter with a link that signs its reader in once. */
export function signInLetter(reader: LetterReader, url: string): Letter {
  return letterOf(reader, words[reader.locale].signIn, url);
}

/** The letter with a link to choose a new password. */
export function passwordLetter(reader: LetterReader, url: string): Letter {
  return letterOf(reader, words[reader.locale].password, url);
}

/** The letter that invites somebody to join an organisation. */
export function invitationLetter(
  reader: LetterReader,
  invitation: { name: string | null; orgName: string; inviterName: string; url: string },
): Letter {
  return letterOf(reader, words[reader.locale].invitation(invitation), invitation.url);
}

function letterOf(
  { to, locale }: LetterReader,
  said: { subject: string; text: string },
  url: string,
): Letter {
  return { to, subject: said.subject, text: `${said.text}\n\n${url}\n\n${words[locale].foot}\n` };
}
