/** A letter to one person, as the mail slice sends it. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

const FOOT = 'If you did not expect this letter, you can ignore it: nothing happens without you.';

/** The letter with a link that signs its reader in once. */
export function signInLetter(to: string, url: string): Letter {
  return {
    to,
    subject: 'Your sign-in link',
    text: `Hello,\n\nthis link signs you in. It works once and for 10 minutes:\n\n${url}\n\n${FOOT}\n`,
  };
}

/** The letter with a link to choose a new password. */
export function passwordLetter(to: string, url: string): Letter {
  return {
    to,
    subject: 'Choose a new password',
    text: `Hello,\n\nhere you can choose a new password. The link works once and for one hour:\n\n${url}\n\n${FOOT}\n`,
  };
}

/** The letter that invites somebody to join an organisation. */
export function invitationLetter(
  to: { email: string; name: string | null },
  invitation: { orgName: string; inviterName: string; url: string },
): Letter {
  const { orgName, inviterName, url } = invitation;
  return {
    to: to.email,
    subject: `Join ${orgName}`,
    text: `Hello${to.name === null ? '' : ` ${to.name}`},\n\n${inviterName} invites you to join ${orgName}. Follow this link within 7 days:\n\n${url}\n\n${FOOT}\n`,
  };
}
