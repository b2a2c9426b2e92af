import type { Instant } from '@portico/domain/time';
import * as v from 'valibot';
import { listAccountNames } from '../accounts/store.ts';
import type { Database, Query } from '../db/database.ts';
import { channelManagersOf, type Named } from '../deals/addressees.ts';
import { findAddressee, listAddressees, listAddresseesOf, listPersonNames } from '../identity/store.ts';
import { defineJob, jobOf } from '../jobs/define.ts';
import type { JobHandler, JobQueue } from '../jobs/queue.ts';
import { type AlertFacts, alertLetter } from '../mail/letters/alert-letter.ts';
import { dayIn } from '../mail/letters/day.ts';
import { letterLocaleOf } from '../mail/letters/locale.ts';
import { sendLetter } from '../mail/letter.ts';
import type { Subscription } from '../outbox/relay.ts';
import { findOrganisation, findVendor, listOrganisationNames } from '../partners/store.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const Canary = v.object({
  kind: v.literal('canary'),
  accountId: text,
  orgId: text,
  userId: text,
  by: v.picklist(['precheck', 'deal']),
});
const ClaimNoted = v.object({
  kind: v.literal('claim_noted'),
  /** Null where nobody owns the customer. */
  owner: v.nullable(text),
  number: text,
  customer: text,
  dealId: text,
  partnerId: text,
  how: v.picklist(['related', 'soft_conflict']),
});
const Renewal = v.object({ kind: v.literal('renewal'), accountId: text, partnerId: text, until: text });
const Alert = v.variant('kind', [Canary, ClaimNoted, Renewal]);
type Alert = v.InferOutput<typeof Alert>;

/** Writes to whoever should know of something that happened to a customer (PC5, RC9, RC30). */
export const writeAlerts = defineJob({
  name: 'write-alerts',
  payload: v.object({ about: Alert, key: v.string() }),
  tries: 8,
  backoff: { firstSeconds: 5, maxSeconds: 3600 },
});

/** Letters follow what is told of customers; a canary that one deal or question touches again is no news. */
export const alertSubscription: Subscription = {
  consumer: 'customer-alerts',
  events: ['precheck.canary_touched', 'coverage.claim_noted', 'coverage.renewal_noted', 'deal.related_noted'],
  from: 'now',
  toJobs: ({ id, name, orgId, actorId, payload }) => {
    const isCanary = name === 'precheck.canary_touched';
    const key = isCanary ? `${String(payload['accountId'])} ${String(payload['id'])}` : id;
    const kind = isCanary ? 'canary' : name === 'coverage.renewal_noted' ? 'renewal' : 'claim_noted';
    const facts = { owner: null, partnerId: orgId, userId: actorId, ...payload, kind };
    const about = v.safeParse(Alert, facts);
    return about.success ? [jobOf(writeAlerts, { about: about.output, key }, { key })] : [];
  },
};

/** What writing alerts needs. */
export interface AlertParts {
  db: Database;
  queue: Pick<JobQueue, 'enqueue' | 'wake'>;
  portalUrl: string;
}

/** Writes the letters of one alert, each once. */
export function writeAlertsWith({
  db,
  queue,
  portalUrl,
}: AlertParts): JobHandler<v.InferOutput<typeof writeAlerts.payload>> {
  return async ({ payload: { about, key } }) => {
    const readers = await readersOf(db.read, about);
    const country = await countryOf(db.read, about);
    const locale = letterLocaleOf(country);
    const facts = await factsOf(db.read, about, dayIn(locale));
    const url = `${portalUrl}${pathOf(about)}`;
    const letters = readers.map(({ name, email }) => alertLetter({ name, email, locale }, facts, url));
    if (letters.length === 0) return;
    await db.write((tx) =>
      queue.enqueue(
        tx,
        ...letters.map((letter) => jobOf(sendLetter, letter, { key: `alert ${key} ${letter.to}` })),
      ),
    );
    queue.wake();
  };
}

async function readersOf(query: Query, about: Alert): Promise<Named[]> {
  switch (about.kind) {
    case 'canary': {
      const desk = await listAddressees(query, 'vendor', 'deal_desk');
      const admins = await listAddressees(query, 'vendor', 'vendor_admin');
      return [...new Map([...desk, ...admins].map((one) => [one.id, one])).values()];
    }
    case 'claim_noted': {
      if (about.owner === null) return channelManagersOf(query, about.partnerId);
      const owner = await findAddressee(query, about.owner);
      return owner ? [{ ...owner, id: about.owner }] : [];
    }
    case 'renewal':
      return listAddresseesOf(query, about.partnerId, ['partner_admin', 'partner_manager']);
  }
}

async function countryOf(query: Query, about: Alert): Promise<string | undefined> {
  const organisation =
    about.kind === 'renewal' ? await findOrganisation(query, about.partnerId) : await findVendor(query);
  return organisation?.country;
}

async function factsOf(query: Query, about: Alert, day: (at: Instant) => string): Promise<AlertFacts> {
  switch (about.kind) {
    case 'canary':
      return {
        kind: 'canary',
        by: about.by,
        accountName: await accountName(query, about.accountId),
        partnerName: await partnerName(query, about.orgId),
        personName: (await listPersonNames(query, [about.userId])).get(about.userId) ?? about.userId,
      };
    case 'claim_noted':
      return {
        kind: 'claim_noted',
        to: about.owner === null ? 'manager' : 'owner',
        number: about.number,
        customerName: about.customer,
        partnerName: await partnerName(query, about.partnerId),
        how: about.how,
      };
    case 'renewal':
      return {
        kind: 'renewal',
        customerName: await accountName(query, about.accountId),
        until: day(about.until),
      };
  }
}

async function accountName(query: Query, id: string): Promise<string> {
  return (await listAccountNames(query, [id])).get(id) ?? id;
}

async function partnerName(query: Query, id: string): Promise<string> {
  return (await listOrganisationNames(query, [id])).get(id) ?? id;
}

function pathOf(about: Alert): string {
  switch (about.kind) {
    case 'canary':
      return `/accounts/${about.accountId}`;
    case 'claim_noted':
      return `/desk/${about.dealId}`;
    case 'renewal':
      return '/deals';
  }
}
