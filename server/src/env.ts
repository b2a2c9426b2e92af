import * as v from 'valibot';

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a number from 1 to 65534'),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(65_534, 'must be a number from 1 to 65534'),
);

/** What the environment may say. Everything has a default that works on a laptop. */
const Env = v.object({
  PORT: v.optional(port, '4000'),
  HOST: v.optional(v.string(), '127.0.0.1'),
  /** Folder of the SQLite file, uploads, outgoing mail without SMTP and generated secrets. */
  PORTICO_DATA: v.optional(v.string(), 'data'),
  /** `postgres://…` chooses PostgreSQL. */
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'))),
  /** Where people reach the portal; default `http://localhost:PORT`. */
  PORTICO_URL: v.optional(v.pipe(v.string(), v.url('must be a URL'))),
  /** How many proxies of our own stand in front; attempts are counted by the address the outermost one saw. */
  PORTICO_PROXIES: v.optional(
    v.pipe(v.string(), v.regex(/^[0-9]$/, 'must be a number from 0 to 9'), v.transform(Number)),
    '0',
  ),
  /** `smtp://user:password@host:port`; without it mail is written to the data folder. */
  SMTP_URL: v.optional(v.pipe(v.string(), v.regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://'))),
  MAIL_FROM: v.optional(v.string(), 'Portico <portal@localhost>'),
  /** Signs sign-in cookies; without it one is made and kept in the data folder. */
  PORTICO_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters'))),
  /** Which kept release of the embed `/embed/v1/` serves, to roll back; the built one by default. */
  PORTICO_EMBED_RELEASE: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,60}$/, 'must name a release'))),
  /** `yes` lets checks of sites visit this machine itself: for development only. */
  PORTICO_CHECK_LOOPBACK: v.optional(v.picklist(['yes', 'no'], 'must be yes or no'), 'no'),
  LOG_LEVEL: v.optional(v.picklist(['silent', 'error', 'warn', 'info', 'debug']), 'info'),
});

/** The environment, read and checked. */
export interface Environment {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  portalUrl: string;
  /** Proxies of our own in front. */
  proxies: number;
  smtpUrl: string | null;
  mailFrom: string;
  secret: string | null;
  /** The release of the embed that `/embed/v1/` serves; null for the built one. */
  embedRelease: string | null;
  /** Whether checks of sites may visit this machine itself. */
  visitsLoopback: boolean;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** A setting that cannot be used; the message names the variable and the fix. */
export class EnvironmentError extends Error {}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError that names the variable and what is wrong with it, for a person to read
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = v.safeParse(Env, given);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new EnvironmentError(`${String(issue.path?.[0]?.key)} ${issue.message}.`);
  }
  const env = parsed.output;
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: env.PORTICO_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    portalUrl: (env.PORTICO_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    proxies: env.PORTICO_PROXIES,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    secret: env.PORTICO_SECRET ?? null,
    embedRelease: env.PORTICO_EMBED_RELEASE ?? null,
    visitsLoopback: env.PORTICO_CHECK_LOOPBACK === 'yes',
    logLevel: env.LOG_LEVEL,
  };
}
