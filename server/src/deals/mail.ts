import { reasonForPartner } from '@portico/domain/deals/partner-reading';
import type { Database, Query } from '../db/database.ts';
import { findAddressee, listAddressees, listAddresseesOf } from '../identity/store.ts';
import type { DealMailPort } from '../mail/deal-mail.ts';
import { managersOf, type Named, signersOf } from './addressees.ts';
import type { Recipient } from '../mail/letters/deal-letter.ts';
import { letterLocaleOf } from '../mail/letters/locale.ts';
import { findOrganisation, findVendor } from '../partners/store.ts';
import * as store from './store.ts';
import { viewOf } from './view.ts';

/** What letters about deals say, and who gets them: the seller, and everybody at the deal desk. */
export function dealMail(db: Database, portalUrl: string): DealMailPort {
  return {
    recipientsOf: async (dealId, event) => {
      const deal = await store.findDeal({ kind: 'all' }, db.read, dealId);
      if (!deal?.number) return null;
      const [view, seller, desk, partner, vendor] = await Promise.all([
        viewOf(deal, { query: db.read, now: await db.now() }),
        findAddressee(db.read, deal.sellerId),
        listAddressees(db.read, 'vendor', 'deal_desk'),
        findOrganisation(db.read, deal.partnerId),
        findVendor(db.read),
      ]);
      const atVendor = (people: readonly Named[], side: Recipient['side']): Recipient[] =>
        people.map(({ name, email }) => ({ name, email, locale: letterLocaleOf(vendor?.country), side }));
      const recipients = [
        ...atVendor(desk, 'desk'),
        ...atVendor(event === 'deal.signed' ? await signersOf(db.read, deal) : [], 'signer'),
        ...atVendor(
          event === 'deal.decision_escalated' || event === 'deal.revocation_proposed'
            ? await managersOf(db.read, deal.partnerId)
            : [],
          'manager',
        ),
      ];
      if (deal.secondPartnerId !== null)
        recipients.push(...(await readingAlong(db.read, deal.secondPartnerId)));
      if (seller)
        recipients.push({
          name: seller.name,
          email: seller.email,
          locale: letterLocaleOf(partner?.country),
          side: 'seller',
        });
      return {
        recipients,
        facts: {
          number: deal.number,
          customerName: view.customerName,
          partnerName: view.partner.name,
          submittedByName: view.submittedByName,
          onBehalf: deal.source === 'on_behalf',
          urls: { seller: `${portalUrl}/deals/${deal.id}`, desk: `${portalUrl}/desk/${deal.id}` },
          decisionDueAt: view.decisionDueAt,
          answerDueAt: view.infoDueAt,
          protectionEnd: view.protectionEnd,
          questions: view.info?.items.map((item) => item.question) ?? [],
          reason: reasonForPartner(deal.rejectReason),
          appealUntil: view.appealUntil,
          note: view.noteShared,
          revokeReason: view.revocation?.reason ?? null,
          effectiveAt: view.revocation?.effectiveAt ?? null,
        },
      };
    },
  };
}

/** The people of a second partner who read its deals (DM21): what is shared is the organisation's, not a seller's. */
async function readingAlong(query: Query, orgId: string): Promise<Recipient[]> {
  const [people, organisation] = await Promise.all([
    listAddresseesOf(query, orgId, ['partner_admin', 'partner_manager']),
    findOrganisation(query, orgId),
  ]);
  const locale = letterLocaleOf(organisation?.country);
  return people.map(({ name, email }) => ({ name, email, locale, side: 'second' }));
}
