import { type OrganisationKind, Role } from '@portico/domain/access';
import { Command, Option } from 'commander';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { identityOn } from './identity-on.ts';
import {
  type Answer,
  answering,
  CommandError,
  isFault,
  type Terminal,
  UsageError,
  withDatabase,
} from './command.ts';

interface AddOptions {
  email: string;
  name: string;
  organisation: string;
  role: string[];
  passwordStdin?: boolean;
  create?: OrganisationKind;
  country?: string;
}

const EXAMPLES = `
Without a password people sign in by a link in their mail.

Examples:
  pnpm portico user add --email ann@vendor.example --name "Ann Lee" --organisation "Velo" --create vendor --country DE --role vendor_admin
  echo "$PASSWORD" | pnpm portico user add --email jo@partner.example --name "Jo Smith" --organisation "Wheelworks" --role seller --password-stdin`;

/** `portico user add`: adds a person to an organisation. */
export function userCommand(terminal: Terminal): Command {
  const add = new Command('add')
    .description('add a person to an organisation')
    .requiredOption('--email <address>', 'their e-mail address')
    .requiredOption('--name <name>', 'their name')
    .requiredOption('--organisation <name or id>', 'the organisation they belong to')
    .requiredOption('--role <role...>', 'one or more of their roles')
    .option('--password-stdin', 'read their password from standard input')
    .addOption(new Option('--create <kind>', 'add the organisation first').choices(['vendor', 'partner']))
    .option('--country <code>', 'the country of an organisation that is added, as ISO 3166-1 alpha-2')
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, addUser));
  return new Command('user').description('people who may sign in').addCommand(add);
}

async function addUser(options: AddOptions): Promise<Answer> {
  const roles = options.role.flatMap((role) => role.split(','));
  const unknown = roles.find((role) => !v.is(Role, role));
  if (unknown !== undefined)
    throw new UsageError(`There is no role ${unknown}. Roles are: ${Role.options.join(', ')}.`);
  const password = options.passwordStdin ? await readPassword() : undefined;
  return withDatabase(async (db, site) => {
    const identity = await identityOn(db, site);
    const orgId = await organisationFor(options, db, identity.createOrganisation);
    const { name } = options;
    const email = options.email.trim().toLowerCase();
    const person = { email, name, orgId, roles: v.parse(v.array(Role), roles) };
    const userId = await identity
      .createPerson({ ...person, ...(password === undefined ? {} : { password }) })
      .catch((error: unknown) => {
        if (!isFault(error, 'already_exists')) throw error;
        throw new CommandError(`${email} belongs to that organisation already.`);
      });
    return {
      json: { userId, orgId, email, roles },
      text: `${name} can sign in as ${email}${password === undefined ? ' by a link in their mail' : ''}.`,
    };
  });
}

async function organisationFor(
  options: AddOptions,
  db: Database,
  createOrganisation: (organisation: {
    name: string;
    kind: OrganisationKind;
    country: string;
  }) => Promise<string>,
): Promise<string> {
  const { listOrganisations } = await import('../partners/store.ts');
  const all = await listOrganisations(db.read);
  const wanted = options.organisation;
  const found =
    all.find(({ id }) => id === wanted) ??
    all.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (!options.create) {
    if (!found)
      throw new CommandError(
        `There is no organisation ${wanted}. Add it in the same step with --create vendor or --create partner.`,
      );
    return found.id;
  }
  if (found) throw new CommandError(`${found.name} exists already. Leave out --create.`);
  const { countryCode } = await import('@portico/domain/matching/country');
  const country = /^[A-Z]{2}$/.test(options.country ?? '') ? countryCode(options.country ?? '') : null;
  if (country === null)
    throw new UsageError(
      'A new organisation needs its country, as two capital letters of ISO 3166-1: --country DE.',
    );
  return createOrganisation({ name: wanted, kind: options.create, country }).catch((error: unknown) => {
    if (!isFault(error, 'already_exists')) throw error;
    throw new CommandError(
      'There is a vendor already, and a deployment has one. Add partners with --create partner.',
    );
  });
}

async function readPassword(): Promise<string> {
  const { text } = await import('node:stream/consumers');
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '') throw new CommandError('No password came on standard input.');
  return password;
}
