import { Command } from 'commander';
import { type Answer, answering, CommandError, orSay, type Terminal, withDatabase } from './command.ts';
import { identityOn } from './identity-on.ts';

interface CreateOptions {
  email: string;
  organisation?: string;
  name: string;
}

const CREATE_EXAMPLES = `
The key acts as that person, with their roles and no more: send it as "Authorization: Bearer ak_…".

Examples:
  pnpm portico api-key create --email robb.wong@partner.example --name "CRM feed"`;

/** `portico api-key …`: keys for programs that act as a person. */
export function apiKeyCommand(terminal: Terminal): Command {
  const create = new Command('create')
    .description('make an API key for a person; it is shown this once')
    .requiredOption('--email <address>', 'the person it acts as')
    .option('--organisation <id>', 'which of their organisations it acts for, if there are several')
    .requiredOption('--name <name>', 'what the key is for')
    .addHelpText('after', CREATE_EXAMPLES)
    .action(answering(terminal, createKey));
  const revoke = new Command('revoke')
    .description('end an API key at once')
    .argument('<id>', 'its id, as create showed it')
    .action(answering(terminal, revokeKey));
  return new Command('api-key')
    .description('keys for programs that act as a person')
    .addCommand(create)
    .addCommand(revoke);
}

function createKey({ email, organisation, name }: CreateOptions): Promise<Answer> {
  return withDatabase(async (db, site) => {
    const { findFirstOrgId, findUserByEmail } = await import('../identity/store.ts');
    const user = await findUserByEmail(db.read, email.trim().toLowerCase());
    const orgId = user && (organisation ?? (await findFirstOrgId(db.read, user.id)));
    if (!user || !orgId)
      throw new CommandError(`Nobody with the address ${email} belongs to an organisation.`);
    const identity = await identityOn(db, site);
    const { id, key } = await orSay(
      `${email} does not belong to the organisation ${orgId}.`,
      identity.createApiKey({ userId: user.id, orgId, name }),
    );
    return {
      json: { id, key, userId: user.id, orgId },
      text: `${key}\n\nKeep it now, it is not shown again. Its id is ${id}.`,
    };
  });
}

function revokeKey(id: string): Promise<Answer> {
  return withDatabase(async (db, site) => {
    const identity = await identityOn(db, site);
    await orSay(`There is no API key ${id}.`, identity.revokeApiKey(id));
    return { json: { id, revoked: true }, text: `The key ${id} has ended.` };
  });
}
