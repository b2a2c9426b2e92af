import { readFile } from 'node:fs/promises';

/** A user of this machine, as the password file names it. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Finds the user a PostgreSQL server must run as: nobody but ourselves unless we are root, then `postgres`, else `nobody`.
 *
 * @throws Error when we are root and the machine has neither
 */
export async function findServerUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = readUsers(await readFile('/etc/passwd', 'utf8'));
  const user = ['postgres', 'nobody', 'daemon']
    .map((name) => users.find((one) => one.name === name))
    .find(Boolean);
  if (user === undefined)
    throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody.');
  return user;
}

/** Reads a password file's lines. Lines that name no user, or root, are left out. */
export function readUsers(passwd: string): SystemUser[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0);
}
